  # Products with the matrices of inference: as PyTorch does them anywhere.

  def pack(self, weight: Tensor) -> Tensor:
    # a matrix [out, in] as multiply wants it
    return weight

  def multiply(self, x: Tensor, packed: Tensor, bias: Optional[Tensor]) -> Tensor:
    # x [*, in] -> [*, out]
    return torch.linear(x, packed, bias)

  def multiply_gelu(self, x: Tensor, packed: Tensor) -> Tensor:
    # the same through GELU
    return torch.gelu(torch.linear(x, packed))
