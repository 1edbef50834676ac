  # Products with the matrices of inference by oneDNN, which lays a matrix out anew for the processor: once here, at every call in torch.linear.

  def pack(self, weight: Tensor) -> Tensor:
    # a matrix [out, in] as multiply wants it; nothing else can read it
    return ops.mkldnn._reorder_linear_weight(weight, None)

  def multiply(self, x: Tensor, packed: Tensor, bias: Optional[Tensor]) -> Tensor:
    # x [*, in] -> [*, out]
    return ops.mkldnn._linear_pointwise(x, packed, bias, "none", annotate(List[Optional[number]], []), "")

  def multiply_gelu(self, x: Tensor, packed: Tensor) -> Tensor:
    # the same through GELU
    return ops.mkldnn._linear_pointwise(x, packed, None, "gelu", annotate(List[Optional[number]], []), "none")
