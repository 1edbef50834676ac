  # Text renderer: masked discrete diffusion over the tokens of one sentence, conditioned on a (noisy) concept.

  def level_features(self, level: Tensor, name: str) -> Tensor:
    # noise level [B] in [0, 1] (angle of the noise schedule over pi/2) -> [B, D]
    return torch.to(self.affine(self.wave(level, 64), name), 6)

  def render_memory(self, x: Tensor, level: Tensor, previous: Tensor, words: Tensor) -> Tensor:
    # T thoughts: concepts x [T, S, C] at noise levels [T], the P concepts before each, the nearest first [T, P, S, C], and the W words before each:
    # token, place in its sentence, sentences back less one [T, 3, W] -> memory [T, (1 + P) S + W, D]
    P = previous.shape[1]
    all = torch.cat([torch.unsqueeze(x, 1), previous], 1)
    all = torch.add(torch.to(self.affine(all, "render.concept"), 6), self.w["render.slots"])
    now = torch.add(torch.slice(all, 1, 0, 1), torch.unsqueeze(torch.unsqueeze(self.level_features(level, "render.level"), 1), 1))
    before = torch.add(torch.slice(all, 1, 1), torch.slice(self.w["render.before"], 0, 0, P))
    memory = torch.flatten(torch.cat([now, before], 1), 1, 2)
    if words.shape[2] > 0:
      told = torch.unbind(words, 1)
      word = torch.add(torch.embedding(self.w["tokens.weight"], told[0]), torch.embedding(self.w["render.positions"], told[1]))
      word = torch.add(torch.to(self.affine(word, "render.word"), 6), torch.embedding(self.w["render.ages"], told[2]))
      memory = torch.cat([memory, word], 1)
    return self.norm(memory, "render.memory")

  def memory_bias(self, keep: Tensor, words: Tensor) -> Tensor:
    # keep [T, P], words [T, 3, W] -> additive bias [T, 1, 1, (1 + P) S + W]; the concept itself is always visible
    slots = torch.repeat_interleave(keep, self.slots, 1)
    real = torch.to(torch.ne(torch.select(words, 1, 0), 0), 6)
    return self.key_bias(torch.cat([torch.ones([keep.shape[0], self.slots], device=keep.device), slots, real], 1))

  def render_keys(self, x: Tensor, level: Tensor, previous: Tensor, words: Tensor) -> List[Tensor]:
    # the arguments of render_memory -> keys and values of every layer, each [T, (1 + P) S + W, 2 D]
    memory = self.render_memory(x, level, previous, words)
    keys = annotate(List[Tensor], [])
    for i in range(self.render_layers):
      keys.append(self.linear(memory, "render.block{}.cross.key_value".format(i)))
    return keys

  def render_hidden(self, ids: Tensor, rows: Tensor, about: Tensor, keys: List[Tensor], keys_bias: Tensor) -> Tensor:
    # ids [B, L] with MASK where unknown, rows [N] of its real tokens, about [B]: which of the T thoughts each canvas is about ([0]: each its own),
    # keys and bias of these -> hidden states of the tokens [N, D]
    B = ids.shape[0]
    L = ids.shape[1]
    bias = self.key_bias(torch.ne(ids, 0))
    keys_bias = self.shared(keys_bias, about)
    h = torch.add(torch.embedding(self.w["tokens.weight"], ids), torch.slice(self.w["render.positions"], 0, 0, L))
    h = self.stream(self.unpad(h, rows))
    for i in range(self.render_layers):
      h = self.cross_block(h, "render.block{}".format(i), rows, B, L, bias, keys[i], about, keys_bias)
    return self.norm(h, "render.norm")

  def token_logits(self, h: Tensor) -> Tensor:
    # [N, D] -> [N, V]; the input embedding is also the output matrix
    return self.affine(h, "tokens")

  def left_of(self, ids: Tensor) -> Tensor:
    # ids [B, L] -> the left neighbour of every token [B, L], BOS at the beginning
    edge = torch.full([ids.shape[0], 1], 2, dtype=4, device=ids.device)
    return torch.cat([edge, torch.slice(ids, 1, 0, -1)], 1)

  def neighbourhood(self, h: Tensor, left: Tensor) -> Tensor:
    # what left neighbours [M] or [M, K], MASK where nobody knows, make of hidden states of the same shape and [D] or that broadcast -> [*, P]
    told = self.linear(torch.embedding(self.w["tokens.weight"], left), "render.neighbour.left")
    return torch.gelu(torch.add(self.affine(h, "render.neighbour.state"), told))

  def beside(self, h: Tensor, left: Tensor) -> Tensor:
    # h [M, D], left neighbours [M] -> [M, D]
    return torch.add(h, self.linear(self.neighbourhood(h, left), "render.neighbour.out"))

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

  def render_logits(self, h: Tensor, left: Tensor) -> Tensor:
    # h [M, D] of places with left neighbours [M] -> their logits [M, V] in fp32
    return torch.to(self.token_logits(self.beside(h, left)), 6)

  def hear(self, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor, words: Tensor) -> Tensor:
    # sampling: what the canvases of all further calls are about, read once: the arguments of render_memory and memory_bias
    keys = self.render_keys(x, level, previous, words)
    for i in range(self.render_layers):
      self.cache["heard{}".format(i)] = keys[i]
    self.cache["heard.bias"] = self.memory_bias(keep, words)
    # arguments are the caller's memory, which is gone after the call
    self.cache["heard.previous"] = torch.clone(previous)
    self.cache["heard.words"] = torch.clone(words)
    return torch.zeros([])

  def heard_keys(self) -> List[Tensor]:
    # keys and values of the thoughts that were heard
    keys = annotate(List[Tensor], [])
    for i in range(self.render_layers):
      keys.append(self.cache["heard{}".format(i)])
    return keys

  def heard_hidden(self, ids: Tensor, rows: Tensor, about: Tensor) -> Tensor:
    # sampling: the hidden states of canvases about thoughts that were heard, as in render_hidden [N, D]
    return self.render_hidden(ids, rows, about, self.heard_keys(), self.cache["heard.bias"])

  def thoughtless_keys(self) -> List[Tensor]:
    # the same without the thoughts: what guidance leads away from
    previous = self.cache["heard.previous"]
    T = previous.shape[0]
    nothing = torch.zeros([T, self.slots, previous.shape[3]], device=previous.device)
    return self.render_keys(nothing, torch.ones([T], device=previous.device), previous, self.cache["heard.words"])

  def open_logits(self, ids: Tensor, about: Tensor, scale: float) -> List[Tensor]:
    # sampling: ids [B, L] with M open places (MASK, 1) about thoughts that were heard as in render_hidden, guidance scale s -> their logits [M, V], hidden states [M, D], left neighbours [M]
    rows = self.real_rows(ids)
    open = torch.squeeze(torch.nonzero(torch.eq(torch.index_select(torch.flatten(ids), 0, rows), 1)), 1)
    places = torch.index_select(rows, 0, open)
    left = torch.index_select(torch.flatten(self.left_of(ids)), 0, places)
    h = torch.index_select(self.heard_hidden(ids, rows, about), 0, open)
    logits = self.render_logits(h, left)
    if scale != 0.0:
      untold = self.render_hidden(ids, rows, about, self.thoughtless_keys(), self.cache["heard.bias"])
      plain = self.render_logits(torch.index_select(untold, 0, open), left)
      logits = torch.add(plain, torch.sub(logits, plain), alpha=1.0 + scale)
    # a word hardly ever stands beside itself: a settled neighbour's token loses 4 nats (parts of words may repeat)
    if "word" in self.cache:
      edge = torch.zeros([ids.shape[0], 1], dtype=4, device=ids.device)
      right = torch.cat([torch.slice(ids, 1, 1), edge], 1)
      beside = torch.stack([left, torch.index_select(torch.flatten(right), 0, places)], 1)
      logits = torch.scatter_add_(logits, 1, beside, torch.mul(torch.take(self.cache["word"], beside), -4.0))
    # never PAD, MASK, BOS or EOS (the zero-mask rule of SUBS, arXiv 2406.07524)
    self.never(logits, 4)
    return [logits, h, left]

  def links(self, logits: Tensor, h: Tensor, left: Tensor, likely: Tensor) -> Tensor:
    # places in order of reading with logits [M, V], hidden states [M, D], left neighbours [M] and candidates [M, K]
    # -> log-chances of the candidates behind each of the left neighbour's own candidates [M, K, K]; where that is settled all K rows are the same
    before = torch.cat([torch.slice(likely, 0, 0, 1), torch.slice(likely, 0, 0, -1)], 0)
    seen = torch.unsqueeze(left, 1)
    told = self.neighbourhood(torch.unsqueeze(h, 1), torch.where(torch.eq(seen, 1), before, seen))
    gain = torch.sub(told, self.neighbourhood(torch.unsqueeze(h, 1), seen))
    words = torch.to(torch.embedding(self.w["tokens.weight"], likely), self.compute)
    more = torch.matmul(self.linear(gain, "render.neighbour.out"), torch.transpose(words, 1, 2))
    return torch.log_softmax(torch.add(torch.unsqueeze(torch.gather(logits, 1, likely), 1), more), -1, 6)

  def render_step(self, ids: Tensor, about: Tensor, knobs: Tensor) -> List[Tensor]:
    # sampling: ids [B, L] with M open places; knobs: guidance scale s, number K of candidates
    # -> candidates of every place, likeliest first [M, K], their links [M, K, K], entropy of the place by itself in nats [M]
    found = self.open_logits(ids, about, float(knobs[0]))
    best = self.ranked(found[0], 4, int(knobs[1]))
    return [best[2], self.links(found[0], found[1], found[2], best[2]), best[3]]

  def render_doubt(self, ids: Tensor, about: Tensor, hidden: Tensor, knobs: Tensor) -> List[Tensor]:
    # revising: ids [B, L] with M open places, hidden [M] what stands there, row by row; knobs: guidance scale s
    # -> probability of what stands there, the likeliest token, its probability, entropy in nats (all [M]), the five likeliest and their probabilities [M, 5]
    found = self.open_logits(ids, about, float(knobs[0]))
    best = self.ranked(found[0], 4, 5)
    stands = torch.squeeze(torch.gather(best[0], 1, torch.unsqueeze(hidden, 1)), 1)
    return [stands, torch.select(best[2], 1, 0), torch.select(best[1], 1, 0), best[3], best[2], best[1]]

  def render_exam(self, ids: Tensor, about: Tensor, knobs: Tensor) -> List[Tensor]:
    # evaluation: ids [B, L] hidden behind a fully masked canvas, knobs as in render_step
    # -> candidates and links of the places of all sentences [M, K], [M, K, K], nats of the true tokens behind their true neighbours [M]
    rows = self.real_rows(ids)
    canvas = torch.clamp(ids, None, 1)
    found = self.open_logits(canvas, about, 0.0)
    likely = self.likeliest(found[0], int(knobs[1]))[1]
    left = torch.index_select(torch.flatten(self.left_of(ids)), 0, rows)
    logits = self.render_logits(found[1], left)
    self.never(logits, 4)
    truth = torch.unsqueeze(torch.index_select(torch.flatten(ids), 0, rows), 1)
    nats = torch.neg(torch.gather(torch.log_softmax(logits, -1), 1, truth))
    return [likely, self.links(found[0], found[1], found[2], likely), torch.squeeze(nats, 1)]
