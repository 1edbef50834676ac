  # Diffusion head: transformer layers over N blocks of L slots that are denoised together, as told by the noise level.

  def modulate(self, h: Tensor, scale: Tensor) -> Tensor:
    # layer norm with a scale that depends on the noise level: h [N L, D], scale [N, 1, D] -> [N, L, D]
    plain = torch.view(torch.layer_norm(h, [h.shape[-1]], None, None, 1.0e-5), [scale.shape[0], -1, h.shape[-1]])
    return torch.mul(plain, torch.add(scale, 1.0))

  def attention_share(self, q: Tensor, k: Tensor, bias: Tensor) -> Tensor:
    # q [B, H, Lq, d], k [B, H, Lk, d] -> weight of each key, mean over all queries and heads [Lk]
    scores = torch.matmul(torch.mul(q, 1.0 / (q.shape[-1] ** 0.5)), torch.transpose(k, -2, -1))
    return torch.mean(torch.softmax(torch.add(torch.to(scores, 6), bias), -1), [0, 1, 2])

  def head_layer(self, h: Tensor, name: str, time: Tensor, own: Tensor, kv: Tensor, bias: Tensor, shares: List[Tensor], noting: bool) -> Tensor:
    # h [N L, D], time [N, 4 D]; own: bias of the attention within a block, broadcasts to [N, H, L, L]; kv [B, M, 2 D] keys and
    # values of a memory that N / B blocks share, bias [B, 1, *, M]; if noting, the attention to each key is added to shares
    N = time.shape[0]
    L = h.shape[0] // N
    B = kv.shape[0]
    D = h.shape[1]
    rows = torch.arange(N * L, device=h.device)
    parts = torch.chunk(torch.unsqueeze(torch.add(time, self.w[name + ".modulation"]), 1), 4, -1)
    a = self.modulate(h, parts[0])
    a = torch.view(self.self_attention(torch.flatten(a, 0, 1), name + ".self", rows, N, L, own), [N, L, D])
    h = torch.add(h, torch.flatten(torch.mul(a, parts[1]), 0, 1))
    q = self.split_heads(torch.view(self.linear(self.norm(h, name + ".norm3"), name + ".cross.query"), [B, (N // B) * L, D]))
    pair = torch.chunk(kv, 2, -1)
    if noting:
      shares.append(self.attention_share(q, self.split_heads(pair[0]), bias))
    mixed = self.attend(q, self.split_heads(pair[0]), self.split_heads(pair[1]), bias)
    h = torch.add(h, self.linear(torch.flatten(mixed, 0, 1), name + ".cross.out"))
    a = self.modulate(h, parts[2])
    a = torch.mul(self.feed_forward(a, name + ".mlp"), parts[3])
    return torch.add(h, torch.flatten(a, 0, 1))

  def head_answer(self, h: Tensor, x: Tensor, level: Tensor, name: str) -> Tensor:
    # h [N L, D] after the last layer; x [*, S, C] noisy at level, which broadcasts to it -> x0 estimate like x, by way of the velocity
    v = torch.to(self.affine(self.norm(h, name + ".norm"), name + ".velocity"), 6)
    theta = torch.mul(level, 1.5707963)
    return torch.sub(torch.mul(x, torch.cos(theta)), torch.mul(torch.view(v, x.shape), torch.sin(theta)))
