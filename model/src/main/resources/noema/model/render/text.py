  # Text renderer: masked discrete diffusion over the tokens of one sentence, conditioned on a (noisy) concept.

  def level_features(self, level: Tensor, name: str) -> Tensor:
    # noise level [B] in [0, 1] (angle of the noise schedule over pi/2) -> [B, D]
    return torch.to(self.affine(self.wave(level, 64), name), 6)

  def render_memory(self, x: Tensor, level: Tensor, previous: Tensor) -> Tensor:
    # concept x [B, S, C] at noise level [B], previous concepts [B, P, S, C] -> memory [B, (1 + P) S, D]
    B = x.shape[0]
    now = torch.add(torch.to(self.affine(x, "render.concept"), 6), self.w["render.slots"])
    now = torch.add(now, torch.unsqueeze(self.level_features(level, "render.level"), 1))
    before = torch.add(torch.to(self.affine(previous, "render.concept"), 6), self.w["render.slots"])
    before = torch.flatten(torch.add(before, self.w["render.before"]), 1, 2)
    return self.norm(torch.cat([now, before], 1), "render.memory")

  def memory_bias(self, keep: Tensor) -> Tensor:
    # keep [B, P] -> additive bias [B, 1, 1, (1 + P) S]; the concept itself is always visible
    slots = torch.repeat_interleave(keep, self.slots, 1)
    return self.key_bias(torch.cat([torch.ones([keep.shape[0], self.slots], device=keep.device), slots], 1))

  def render_hidden(self, ids: Tensor, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor) -> Tensor:
    # ids [B, L] with MASK where unknown -> hidden states of the real tokens [N, D]
    B = ids.shape[0]
    L = ids.shape[1]
    rows = self.real_rows(ids)
    bias = self.key_bias(torch.ne(ids, 0))
    memory = self.render_memory(x, level, previous)
    memory_bias = self.memory_bias(keep)
    h = torch.add(torch.embedding(self.w["tokens.weight"], ids), torch.slice(self.w["render.positions"], 0, 0, L))
    h = self.unpad(h, rows)
    for i in range(self.render_layers):
      h = self.cross_block(h, "render.block{}".format(i), rows, B, L, bias, memory, memory_bias)
    return self.norm(h, "render.norm")

  def token_logits(self, h: Tensor) -> Tensor:
    # [N, D] -> [N, V]; the input embedding is also the output matrix
    return torch.linear(torch.to(h, self.compute), self.matrix("tokens.weight"), self.matrix("tokens.bias"))

  def length_logits(self, x: Tensor, level: Tensor) -> Tensor:
    # concept [B, S, C] -> logits over lengths 0..max_tokens [B, max_tokens + 1]
    h = torch.add(torch.to(self.affine(torch.flatten(x, 1, 2), "length.up"), 6), self.level_features(level, "length.level"))
    return torch.to(self.affine(torch.gelu(h, approximate="tanh"), "length.down"), 6)

  def bag_logits(self, x: Tensor, level: Tensor) -> Tensor:
    # concept [B, S, C] -> logits of the words it holds [B, V]
    h = torch.add(torch.to(self.affine(torch.flatten(x, 1, 2), "bag.up"), 6), self.level_features(level, "bag.level"))
    return self.token_logits(self.norm(torch.gelu(h, approximate="tanh"), "bag.norm"))

  def render_logits(self, ids: Tensor, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor) -> Tensor:
    # [B, L] -> [B, L, V] in fp32; rows of PAD are zero
    rows = self.real_rows(ids)
    logits = self.token_logits(self.render_hidden(ids, x, level, previous, keep))
    return torch.to(self.pad(logits, rows, ids.shape[0], ids.shape[1]), 6)
