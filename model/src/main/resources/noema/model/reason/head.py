  # Diffusion head: transformer layers over N blocks of L slots that are denoised together, as told by the noise level.

  def told_stride(self, level: Tensor, next: Tensor, name: str) -> Tensor:
    # level, next [N] -> what the head is told of a step between them [N, D]; nothing at all where they are the same
    stride = torch.sub(level, next)
    return self.linear(torch.sub(self.wave(stride, 64), self.wave(torch.zeros_like(stride), 64)), name + ".stride")

  def modulate(self, h: Tensor, scale: Tensor) -> Tensor:
    # layer norm with a scale that depends on the noise level: h [N, L, D], scale [N, 1, D] -> [N, L, D]
    plain = torch.layer_norm(h, [h.shape[-1]], None, None, 1.0e-5)
    return torch.addcmul(plain, plain, scale)

  def gated(self, h: Tensor, a: Tensor, gate: Tensor) -> Tensor:
    # h plus what a layer has to add to it, both [N, L, D], by a gate [N, 1, D]
    return torch.addcmul(h, torch.to(a, h.dtype), gate)

  def attention_share(self, q: Tensor, k: Tensor, bias: Tensor) -> Tensor:
    # q [B, H, Lq, d], k [B, H, Lk, d] -> weight of each key, mean over all queries and heads [Lk]
    scores = torch.matmul(torch.mul(q, 1.0 / (q.shape[-1] ** 0.5)), torch.transpose(k, -2, -1))
    return torch.mean(torch.softmax(torch.add(torch.to(scores, 6), bias), -1), [0, 1, 2])

  def head_layer(self, h: Tensor, name: str, time: Tensor, own: Optional[Tensor], kv: Tensor, bias: Tensor, shares: List[Tensor], noting: bool) -> Tensor:
    # h [N, L, D], time [N, 4 D]; own: bias of the attention within a block, broadcasts to [N, H, L, L]; kv [B, M, 2 D] keys and
    # values of a memory that N / B blocks share, bias [B, 1, *, M]; if noting, the attention to each key is added to shares
    B = kv.shape[0]
    parts = torch.chunk(torch.unsqueeze(torch.add(time, self.vector(name + ".modulation")), 1), 4, -1)
    qkv = self.split_parts(self.linear(self.modulate(h, parts[0]), name + ".self.qkv"), 3)
    a = self.linear(self.attend(qkv[0], qkv[1], qkv[2], own), name + ".self.out")
    h = self.gated(h, a, parts[1])
    q = self.split_heads(torch.view(self.linear(self.norm(h, name + ".norm3"), name + ".cross.query"), [B, -1, h.shape[2]]))
    pair = self.split_parts(kv, 2)
    if noting:
      shares.append(self.attention_share(q, pair[0], bias))
    mixed = self.linear(self.attend(q, pair[0], pair[1], bias), name + ".cross.out")
    h = torch.add(h, torch.view(mixed, h.shape))
    return self.gated(h, self.feed_forward(self.modulate(h, parts[2]), name + ".mlp"), parts[3])

  def head_answer(self, h: Tensor, x: Tensor, level: Tensor, name: str) -> Tensor:
    # h [N, L, D] after the last layer; x [*, S, C] noisy at level, which broadcasts to it -> x0 estimate like x, by way of the velocity
    v = torch.to(self.affine(self.norm(h, name + ".norm"), name + ".velocity"), 6)
    theta = torch.mul(level, 1.5707963)
    return torch.sub(torch.mul(x, torch.cos(theta)), torch.mul(torch.view(v, x.shape), torch.sin(theta)))
