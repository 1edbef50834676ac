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

  def render_hidden(self, ids: Tensor, rows: Tensor, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor) -> Tensor:
    # ids [B, L] with MASK where unknown, rows [N] of its real tokens -> their hidden states [N, D]
    B = ids.shape[0]
    L = ids.shape[1]
    bias = self.key_bias(torch.ne(ids, 0))
    memory = self.render_memory(x, level, previous)
    memory_bias = self.memory_bias(keep)
    h = torch.add(torch.embedding(self.w["tokens.weight"], ids), torch.slice(self.w["render.positions"], 0, 0, L))
    h = self.stream(self.unpad(h, rows))
    for i in range(self.render_layers):
      h = self.cross_block(h, "render.block{}".format(i), rows, B, L, bias, memory, memory_bias)
    return self.norm(h, "render.norm")

  def token_logits(self, h: Tensor) -> Tensor:
    # [N, D] -> [N, V]; the input embedding is also the output matrix
    return self.affine(h, "tokens")

  def length_logits(self, x: Tensor, level: Tensor) -> Tensor:
    # concept [B, S, C] -> logits over lengths 0..max_tokens [B, max_tokens + 1]
    h = torch.add(torch.to(self.affine(torch.flatten(x, 1, 2), "length.up"), 6), self.level_features(level, "length.level"))
    return torch.to(self.affine(torch.gelu(h), "length.down"), 6)

  def length_chances(self, x: Tensor, level: Tensor) -> Tensor:
    # -> probabilities of the lengths [B, max_tokens + 1]
    return torch.softmax(self.length_logits(x, level), -1)

  def bag_logits(self, x: Tensor, level: Tensor) -> Tensor:
    # concept [B, S, C] -> logits of the words it holds [B, V]
    h = torch.add(torch.to(self.affine(torch.flatten(x, 1, 2), "bag.up"), 6), self.level_features(level, "bag.level"))
    return self.token_logits(self.norm(torch.gelu(h), "bag.norm"))

  def render_logits(self, ids: Tensor, rows: Tensor, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor, open: Tensor) -> Tensor:
    # ids [B, L] with real tokens at rows [N], open: which of these [M] -> their logits [M, V] in fp32
    h = torch.index_select(self.render_hidden(ids, rows, x, level, previous, keep), 0, open)
    return torch.to(self.token_logits(h), 6)

  def open_logits(self, ids: Tensor, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor, scale: float) -> List[Tensor]:
    # sampling: ids [B, L] with M open places (MASK, 1), guidance scale s -> their logits [M, V], their places among the B L
    rows = self.real_rows(ids)
    open = torch.squeeze(torch.nonzero(torch.eq(torch.index_select(torch.flatten(ids), 0, rows), 1)), 1)
    places = torch.index_select(rows, 0, open)
    logits = self.render_logits(ids, rows, x, level, previous, keep, open)
    if scale != 0.0:
      plain = self.render_logits(ids, rows, torch.zeros_like(x), torch.ones_like(level), previous, keep, open)
      logits = torch.add(plain, torch.sub(logits, plain), alpha=1.0 + scale)
    # a word hardly ever stands beside itself: a settled neighbour's token loses 4 nats (parts of words may repeat)
    if "word" in self.cache:
      edge = torch.zeros([ids.shape[0], 1], dtype=4, device=ids.device)
      left = torch.cat([edge, torch.slice(ids, 1, 0, -1)], 1)
      right = torch.cat([torch.slice(ids, 1, 1), edge], 1)
      beside = torch.index_select(torch.flatten(torch.stack([left, right], 2), 0, 1), 0, places)
      logits = torch.scatter_add_(logits, 1, beside, torch.mul(torch.take(self.cache["word"], beside), -4.0))
    return [logits, places]

  def render_step(self, ids: Tensor, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor, uniform: Tensor, knobs: Tensor) -> List[Tensor]:
    # sampling: ids [B, L] with M open places; uniform [B, L] in [0, 1); knobs: temperature, guidance scale s
    # -> drawn token, its probability, entropy in nats (all [M], row by row), the five likeliest tokens and their probabilities [M, 5]
    found = self.open_logits(ids, x, level, previous, keep, float(knobs[1]))
    # never PAD, MASK, BOS or EOS (the zero-mask rule of SUBS, arXiv 2406.07524)
    return self.choose(found[0], 4, torch.index_select(torch.flatten(uniform), 0, found[1]), float(knobs[0]))

  def render_doubt(self, ids: Tensor, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor, hidden: Tensor, knobs: Tensor) -> List[Tensor]:
    # revising: ids [B, L] with M open places, hidden [M] what stands there, row by row; knobs: guidance scale s
    # -> probability of what stands there [M], then the answers of render_step for the likeliest token
    found = self.open_logits(ids, x, level, previous, keep, float(knobs[0]))
    answer = self.choose(found[0], 4, torch.zeros_like(torch.select(found[0], 1, 0)), 0.0)
    stands = torch.gather(found[0], 1, torch.unsqueeze(hidden, 1))
    gap = torch.sub(stands, torch.gather(found[0], 1, torch.unsqueeze(answer[0], 1)))
    return [torch.mul(answer[1], torch.exp(torch.squeeze(gap, 1))), answer[0], answer[1], answer[2], answer[3], answer[4]]

  def render_exam(self, ids: Tensor, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor) -> List[Tensor]:
    # evaluation: ids [B, L] hidden behind a fully masked canvas -> likeliest tokens and nats of the true ones, both [B, L], 0 for PAD
    rows = self.real_rows(ids)
    truth = torch.unsqueeze(torch.index_select(torch.flatten(ids), 0, rows), 1)
    canvas = torch.clamp(ids, None, 1)
    logits = torch.to(self.token_logits(self.render_hidden(canvas, rows, x, level, previous, keep)), 6)
    logits = torch.cat([torch.full([logits.shape[0], 4], -1.0e9, device=logits.device), torch.slice(logits, 1, 4)], 1)
    nats = torch.neg(torch.gather(torch.log_softmax(logits, -1), 1, truth))
    best = torch.to(torch.argmax(logits, 1, True), 6)
    B = ids.shape[0]
    L = ids.shape[1]
    return [torch.squeeze(self.pad(best, rows, B, L), 2), torch.squeeze(self.pad(nats, rows, B, L), 2)]
