  # Sentence encoder: tokens -> S slots of C numbers (the concept).

  def encode(self, ids: Tensor) -> Tensor:
    # ids [B, L] -> [B, S, C], layer-normed slots before the concept normaliser
    B = ids.shape[0]
    L = ids.shape[1] + self.slots
    tokens = torch.add(torch.embedding(self.w["tokens.weight"], ids), torch.slice(self.w["encoder.positions"], 0, 0, ids.shape[1]))
    registers = torch.expand(torch.unsqueeze(self.w["encoder.registers"], 0), [B, -1, -1])
    visible = torch.cat([torch.ones([B, self.slots], dtype=4, device=ids.device), torch.to(torch.ne(ids, 0), 4)], 1)
    rows = self.real_rows(visible)
    bias = self.key_bias(visible)
    x = self.stream(self.unpad(torch.cat([registers, tokens], 1), rows))
    for i in range(self.encoder_layers):
      x = self.block(x, "encoder.block{}".format(i), rows, B, L, bias)
    heads = torch.slice(self.pad(x, rows, B, L), 1, 0, self.slots)
    slots = torch.to(self.linear(self.norm(heads, "encoder.norm"), "encoder.code"), 6)
    return torch.layer_norm(slots, [self.slot_size], None, None, 1.0e-5)

  def concepts(self, ids: Tensor) -> Tensor:
    # ids [B, L] -> normalised concepts [B, S, C]
    return self.normalise(self.encode(ids))
