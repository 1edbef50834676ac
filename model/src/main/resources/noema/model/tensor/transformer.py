  # Building blocks shared by every network. Weights live in self.w by name; matrices are [out, in].
  # N rows of real tokens are kept packed (no padding); only attention sees the padded [B, L] layout.

  def inferring(self) -> bool:
    # whether matrices are packed for inference (see shrink), as opposed to being trained
    return len(self.packed) > 0

  def stream(self, x: Tensor) -> Tensor:
    # what goes from layer to layer: fp32 in training; in inference the compute type, since converting costs more than it gives
    if self.inferring():
      return torch.to(x, self.compute)
    return torch.to(x, 6)

  def vector(self, name: str) -> Tensor:
    # a weight that is no matrix, in the type of the stream
    if name in self.low:
      return self.low[name]
    return self.w[name]

  def matrix(self, name: str) -> Tensor:
    # a matrix in the compute type
    if name in self.low:
      return self.low[name]
    return torch.to(self.w[name], self.compute)

  def linear(self, x: Tensor, name: str) -> Tensor:
    # x [*, in] -> [*, out] in the compute type; the matrix is made ready once for inference (see shrink), once a step in training (see lower)
    matrix = name + ".weight"
    x = torch.to(x, self.compute)
    if matrix in self.packed:
      return self.multiply(x, self.packed[matrix], None)
    return torch.linear(x, self.matrix(matrix))

  def affine(self, x: Tensor, name: str) -> Tensor:
    # the same with a bias
    matrix = name + ".weight"
    bias = name + ".bias"
    x = torch.to(x, self.compute)
    if matrix in self.packed:
      return self.multiply(x, self.packed[matrix], self.low[bias])
    return torch.linear(x, self.matrix(matrix), torch.to(self.w[bias], self.compute))

  def norm(self, x: Tensor, name: str) -> Tensor:
    # x [*, D] -> [*, D]
    return torch.layer_norm(self.stream(x), [x.shape[-1]], self.vector(name + ".weight"), self.vector(name + ".bias"), 1.0e-5)

  def split_heads(self, x: Tensor) -> Tensor:
    # x [B, L, D] -> [B, H, L, D/H]
    return torch.transpose(torch.view(x, [x.shape[0], x.shape[1], self.heads, -1]), 1, 2)

  def split_parts(self, x: Tensor, parts: int) -> List[Tensor]:
    # x [B, L, parts D], such as queries, keys and values side by side -> each part [B, H, L, D/H]
    return torch.unbind(torch.permute(torch.view(x, [x.shape[0], x.shape[1], parts, self.heads, -1]), [2, 0, 3, 1, 4]))

  def merge_heads(self, x: Tensor) -> Tensor:
    # x [B, H, L, D/H] -> [B, L, D]
    return torch.flatten(torch.transpose(x, 1, 2), 2, 3)

  def attend(self, q: Tensor, k: Tensor, v: Tensor, bias: Optional[Tensor]) -> Tensor:
    # q [B, H, Lq, d], k and v [B, H, Lk, d], bias broadcasts to [B, H, Lq, Lk] -> [B, Lq, D]
    if self.inferring() and q.shape[2] * k.shape[2] <= 4096:
      # so little that the number of operations counts; this one is faster in fp32
      if bias is not None:
        bias = torch.to(bias, 6)
      fused = torch.scaled_dot_product_attention(torch.to(q, 6), torch.to(k, 6), torch.to(v, 6), bias)
      return self.merge_heads(torch.to(fused, self.compute))
    scores = torch.matmul(torch.mul(q, 1.0 / (q.shape[-1] ** 0.5)), torch.transpose(k, -2, -1))
    if bias is not None:
      scores = torch.add(scores, torch.to(bias, self.compute))
    return self.merge_heads(torch.matmul(torch.softmax(scores, -1), v))

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
    qkv = self.split_parts(self.pad(self.linear(x, name + ".qkv"), rows, B, L), 3)
    mixed = self.attend(qkv[0], qkv[1], qkv[2], bias)
    return self.linear(self.unpad(mixed, rows), name + ".out")

  def shared(self, x: Tensor, about: Tensor) -> Tensor:
    # x [T, *] of T things, about [B]: which of them each of B others shares, [0] for each its own -> [B, *]
    if about.shape[0] == 0:
      return x
    return torch.index_select(x, 0, about)

  def cross_attention(self, x: Tensor, name: str, rows: Tensor, B: int, L: int, keys: Tensor, about: Tensor, bias: Tensor) -> Tensor:
    # x [N, D] normalised, keys and values [T, M, 2 D] shared by about [B] -> [N, D]
    q = self.split_heads(self.pad(self.linear(x, name + ".query"), rows, B, L))
    kv = self.split_parts(self.shared(keys, about), 2)
    mixed = self.attend(q, kv[0], kv[1], bias)
    return self.linear(self.unpad(mixed, rows), name + ".out")

  def feed_forward(self, x: Tensor, name: str) -> Tensor:
    # x [N, D] normalised -> [N, D]
    up = name + ".up.weight"
    if up in self.packed:
      hidden = self.multiply_gelu(torch.to(x, self.compute), self.packed[up])
    else:
      hidden = torch.gelu(self.linear(x, name + ".up"))
    return self.linear(hidden, name + ".down")

  def block(self, x: Tensor, name: str, rows: Tensor, B: int, L: int, bias: Tensor) -> Tensor:
    # pre-norm transformer block: x [N, D] -> [N, D]
    x = torch.add(x, self.self_attention(self.norm(x, name + ".norm1"), name + ".self", rows, B, L, bias))
    return torch.add(x, self.feed_forward(self.norm(x, name + ".norm2"), name + ".mlp"))

  def cross_block(self, x: Tensor, name: str, rows: Tensor, B: int, L: int, bias: Tensor, keys: Tensor, about: Tensor, keys_bias: Tensor) -> Tensor:
    # the same with cross-attention to keys and values [T, M, 2 D], shared by about [B], in the middle
    x = torch.add(x, self.self_attention(self.norm(x, name + ".norm1"), name + ".self", rows, B, L, bias))
    x = torch.add(x, self.cross_attention(self.norm(x, name + ".norm3"), name + ".cross", rows, B, L, keys, about, keys_bias))
    return torch.add(x, self.feed_forward(self.norm(x, name + ".norm2"), name + ".mlp"))

  def real_rows(self, ids: Tensor) -> Tensor:
    # ids [B, L] with 0 for PAD -> [N] positions of real tokens in the flattened batch
    # (in training some of PAD follow, which nobody looks at: shapes that repeat need not be compiled anew at every step)
    flat = torch.flatten(ids)
    if self.inferring():
      return torch.squeeze(torch.nonzero(flat), 1)
    gone = torch.to(torch.eq(flat, 0), 4)
    real = flat.shape[0] - int(torch.sum(gone))
    many = self.rounded(real)
    return torch.slice(torch.argsort(gone, stable=True), 0, 0, many if many < flat.shape[0] else real)

  def rounded(self, many: int) -> int:
    # rows of a product in training: the next multiple of 64
    return (many + 63) // 64 * 64

  def key_bias(self, keep: Tensor) -> Tensor:
    # keep [B, L], 1 for visible keys -> additive attention bias [B, 1, 1, L]
    return torch.unsqueeze(torch.unsqueeze(torch.mul(torch.sub(torch.to(keep, 6), 1.0), 10000.0), 1), 1)

  def wave(self, t: Tensor, size: int) -> Tensor:
    # sinusoidal features of t in [0, 1]: [B] -> [B, size] (Vaswani et al. 2017, frequencies spread over 1..1000)
    half = size // 2
    powers = torch.div(torch.arange(half, device=t.device), float(half))
    angles = torch.mul(torch.unsqueeze(t, 1), torch.unsqueeze(torch.exp(torch.mul(powers, 6.9077)), 0))
    return torch.cat([torch.sin(angles), torch.cos(angles)], 1)
