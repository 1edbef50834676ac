  # Whether products with packed matrices work here at all.

  def products_trial(self, size: Tensor) -> Tensor:
    # a row of ones times a matrix of ones [size, size] plus ones -> [size]
    n = int(size)
    one = torch.ones([n], dtype=self.compute)
    packed = self.pack(torch.ones([n, n], dtype=self.compute))
    return torch.to(torch.flatten(self.multiply(torch.unsqueeze(one, 0), packed, one)), 6)
