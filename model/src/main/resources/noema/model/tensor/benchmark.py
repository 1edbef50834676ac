  # How fast matrix products are in the compute type.

  def matmul_benchmark(self, products: Tensor, rows: Tensor) -> Tensor:
    a = torch.ones([int(rows), 256], dtype=self.compute, device=products.device)
    b = torch.full([256, 1024], 0.001, dtype=self.compute, device=products.device)
    total = torch.zeros([], device=products.device)
    for i in range(int(products)):
      total = torch.add(total, torch.to(torch.select(torch.flatten(torch.matmul(a, b)), 0, i), 6))
    return total
