  # Building blocks shared by every network. Weights live in self.w by name; matrices are [out, in].
  # N rows of real tokens are kept packed (no padding); only attention sees the padded [B, L] layout.

  def matrix(self, name: str) -> Tensor:
    # a weight in the compute type: converted once for inference (see shrink), at every use while it is trained
    if name in self.low:
      return self.low[name]
    return torch.to(self.w[name], self.compute)

  def linear(self, x: Tensor, name: str) -> Tensor:
    # x [*, in] -> [*, out] in the compute type
    return torch.linear(torch.to(x, self.compute), self.matrix(name + ".weight"))

  def affine(self, x: Tensor, name: str) -> Tensor:
    # x [*, in] -> [*, out] in the compute type
    return torch.linear(torch.to(x, self.compute), self.matrix(name + ".weight"), self.matrix(name + ".bias"))

  def norm(self, x: Tensor, name: str) -> Tensor:
    # x [*, D] -> [*, D]
    return torch.layer_norm(x, [x.shape[-1]], self.w[name + ".weight"], self.w[name + ".bias"], 1.0e-5)

  def split_heads(self, x: Tensor) -> Tensor:
    # x [B, L, D] -> [B, H, L, D/H]
    return torch.transpose(torch.view(x, [x.shape[0], x.shape[1], self.heads, -1]), 1, 2)

  def merge_heads(self, x: Tensor) -> Tensor:
    # x [B, H, L, D/H] -> [B, L, D]
    return torch.flatten(torch.transpose(x, 1, 2), 2, 3)

  def attend(self, q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
    # q [B, H, Lq, d], k and v [B, H, Lk, d], bias broadcasts to [B, H, Lq, Lk] -> [B, Lq, D]
    scores = torch.matmul(torch.mul(q, 1.0 / (q.shape[-1] ** 0.5)), torch.transpose(k, -2, -1))
    weights = torch.softmax(torch.add(scores, torch.to(bias, self.compute)), -1)
    return self.merge_heads(torch.matmul(weights, v))

  def pad(self, x: Tensor, rows: Tensor, B: int, L: int) -> Tensor:
    # x [N, D] packed, rows [N] -> [B, L, D]; padding is zero
    if x.shape[0] == B * L:
      return torch.view(x, [B, L, -1])
    flat = torch.zeros([B * L, x.shape[-1]], dtype=x.dtype, device=x.device)
    return torch.view(torch.index_copy(flat, 0, rows, x), [B, L, -1])

  def unpad(self, x: Tensor, rows: Tensor) -> Tensor:
    # x [B, L, D], rows [N] -> [N, D]
    flat = torch.flatten(x, 0, 1)
    if flat.shape[0] == rows.shape[0]:
      return flat
    return torch.index_select(flat, 0, rows)

  def self_attention(self, x: Tensor, name: str, rows: Tensor, B: int, L: int, bias: Tensor) -> Tensor:
    # x [N, D] normalised -> [N, D]
    qkv = torch.chunk(self.pad(self.linear(x, name + ".qkv"), rows, B, L), 3, -1)
    mixed = self.attend(self.split_heads(qkv[0]), self.split_heads(qkv[1]), self.split_heads(qkv[2]), bias)
    return self.linear(self.unpad(mixed, rows), name + ".out")

  def cross_attention(self, x: Tensor, name: str, rows: Tensor, B: int, L: int, memory: Tensor, bias: Tensor) -> Tensor:
    # x [N, D] normalised, memory [B, M, E] -> [N, D]
    q = self.split_heads(self.pad(self.linear(x, name + ".query"), rows, B, L))
    kv = torch.chunk(self.linear(memory, name + ".key_value"), 2, -1)
    mixed = self.attend(q, self.split_heads(kv[0]), self.split_heads(kv[1]), bias)
    return self.linear(self.unpad(mixed, rows), name + ".out")

  def feed_forward(self, x: Tensor, name: str) -> Tensor:
    # x [N, D] normalised -> [N, D]
    return self.linear(torch.gelu(self.linear(x, name + ".up"), approximate="tanh"), name + ".down")

  def block(self, x: Tensor, name: str, rows: Tensor, B: int, L: int, bias: Tensor) -> Tensor:
    # pre-norm transformer block, residual stream in fp32: x [N, D] -> [N, D]
    x = torch.add(x, self.self_attention(self.norm(x, name + ".norm1"), name + ".self", rows, B, L, bias))
    return torch.add(x, self.feed_forward(self.norm(x, name + ".norm2"), name + ".mlp"))

  def cross_block(self, x: Tensor, name: str, rows: Tensor, B: int, L: int, bias: Tensor, memory: Tensor, memory_bias: Tensor) -> Tensor:
    # the same with cross-attention to memory [B, M, E] in the middle
    x = torch.add(x, self.self_attention(self.norm(x, name + ".norm1"), name + ".self", rows, B, L, bias))
    x = torch.add(x, self.cross_attention(self.norm(x, name + ".norm3"), name + ".cross", rows, B, L, memory, memory_bias))
    return torch.add(x, self.feed_forward(self.norm(x, name + ".norm2"), name + ".mlp"))

  def real_rows(self, ids: Tensor) -> Tensor:
    # ids [B, L] with 0 for PAD -> [N] positions of real tokens in the flattened batch
    return torch.squeeze(torch.nonzero(torch.flatten(ids)), 1)

  def key_bias(self, keep: Tensor) -> Tensor:
    # keep [B, L], 1 for visible keys -> additive attention bias [B, 1, 1, L]
    return torch.unsqueeze(torch.unsqueeze(torch.mul(torch.sub(torch.to(keep, 6), 1.0), 10000.0), 1), 1)

  def wave(self, t: Tensor, size: int) -> Tensor:
    # sinusoidal features of t in [0, 1]: [B] -> [B, size] (Vaswani et al. 2017, frequencies spread over 1..1000)
    half = size // 2
    powers = torch.div(torch.arange(half, device=t.device), float(half))
    angles = torch.mul(torch.unsqueeze(t, 1), torch.unsqueeze(torch.exp(torch.mul(powers, 6.9077)), 0))
    return torch.cat([torch.sin(angles), torch.cos(angles)], 1)
