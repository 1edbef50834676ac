  # Plain matrix products, for measuring the machine.

  def matrix_rounds(self, left: Tensor, right: Tensor, rounds: Tensor) -> Tensor:
    # left [N, K], right [R, K, M] taken in turns; a number of every product is summed up, so that none can be left out
    a = torch.to(left, self.compute)
    b = torch.to(right, self.compute)
    total = torch.zeros([], dtype=6, device=left.device)
    for i in range(int(rounds)):
      product = torch.matmul(a, torch.select(b, 0, i % b.shape[0]))
      total = torch.add(total, torch.to(torch.select(torch.select(product, 0, 0), 0, 0), 6))
    return total
