  # Concept reasoner: causal context tower over sentences, diffusion head over the slots of the next concept.
  # T sentences of context, Q concepts being denoised at once (draws in training, candidates in sampling).

  def context(self, x: Tensor) -> Tensor:
    # concepts [B, T, S, C] -> [B, T S, D]; a slot sees all slots of its own and of earlier sentences
    B = x.shape[0]
    T = x.shape[1]
    h = torch.add(torch.to(self.affine(x, "reason.concept"), 6), self.w["reason.slots"])
    h = torch.add(h, torch.unsqueeze(torch.slice(self.w["reason.positions"], 0, 0, T), 1))
    h = self.stream(torch.flatten(h, 0, 2))
    L = T * self.slots
    sentence = torch.repeat_interleave(torch.arange(T, device=x.device), self.slots)
    later = torch.gt(torch.unsqueeze(sentence, 0), torch.unsqueeze(sentence, 1))
    bias = torch.mul(torch.to(later, 6), -10000.0)
    rows = torch.arange(B * L, device=x.device)
    for i in range(self.context_layers):
      h = self.block(h, "reason.context{}".format(i), rows, B, L, bias)
    return torch.view(self.norm(h, "reason.context_norm"), [B, L, -1])

  def stop_logits(self, memory: Tensor) -> Tensor:
    # context [B, T S, D] -> logit that the story ends after each sentence [B, T]
    B = memory.shape[0]
    pooled = torch.mean(torch.view(memory, [B, -1, self.slots, memory.shape[-1]]), [2])
    return torch.to(torch.squeeze(self.affine(pooled, "reason.stop"), -1), 6)

  def memory_keys(self, memory: Tensor) -> List[Tensor]:
    # keys and values of every denoiser layer: context plus the null vector in front, each [B, 1 + T S, 2 D]
    null = torch.expand(torch.view(self.w["reason.null"], [1, 1, -1]), [memory.shape[0], 1, -1])
    full = torch.cat([null, memory], 1)
    keys = annotate(List[Tensor], [])
    for i in range(self.denoiser_layers):
      keys.append(self.linear(full, "reason.denoiser{}.cross.key_value".format(i)))
    return keys

  def visible_bias(self, visible: Tensor) -> Tensor:
    # visible [B, Q, T] -> additive bias [B, 1, Q S, 1 + T S]; the null vector is always visible
    B = visible.shape[0]
    Q = visible.shape[1]
    T = visible.shape[2]
    S = self.slots
    slots = torch.view(torch.mul(torch.sub(visible, 1.0), 10000.0), [B, Q, 1, T, 1])
    slots = torch.reshape(torch.expand(slots, [-1, -1, S, -1, S]), [B, Q * S, T * S])
    null = torch.zeros([B, Q * S, 1], device=visible.device)
    return torch.unsqueeze(torch.cat([null, slots], 2), 1)

  def denoise(self, x: Tensor, guess: Tensor, level: Tensor, next: Tensor, position: Tensor, keys: List[Tensor], bias: Tensor) -> Tensor:
    # x and guess (own earlier x0 estimate, or zeros) [B, Q, S, C], level and next (level that the step leads to) [B, Q], position in
    # the story [B, Q] -> x0 estimate
    return self.denoise_noting(x, guess, level, next, position, keys, bias, annotate(List[Tensor], []), False)

  def denoise_noting(self, x: Tensor, guess: Tensor, level: Tensor, next: Tensor, position: Tensor, keys: List[Tensor], bias: Tensor, shares: List[Tensor], noting: bool) -> Tensor:
    # the same; if noting, the attention to each key is added to shares, layer by layer
    time = torch.to(self.affine(self.wave(torch.flatten(level), 64), "reason.level"), 6)
    time = torch.add(time, self.told_stride(torch.flatten(level), torch.flatten(next), "reason"))
    time = torch.add(time, torch.embedding(self.w["reason.positions"], torch.flatten(position)))
    time = self.stream(self.affine(torch.silu(time), "reason.modulation"))
    h = torch.to(self.affine(torch.cat([x, guess], -1), "reason.noisy"), 6)
    h = self.stream(torch.flatten(torch.add(h, self.w["reason.slots"]), 0, 1))
    for i in range(self.denoiser_layers):
      h = self.head_layer(h, "reason.denoiser{}".format(i), time, None, keys[i], bias, shares, noting)
    return self.head_answer(h, x, torch.unsqueeze(torch.unsqueeze(level, 2), 3), "reason")

  def begin_story(self, reach: Tensor) -> Tensor:
    # sampling: room for reach sentences, of which none is read yet; in front of them stands the null vector
    rows = int(reach) * self.slots
    null = torch.view(self.w["reason.null"], [1, 1, -1])
    for i in range(self.context_layers):
      past = [2, 1, self.heads, rows, null.shape[2] // self.heads]
      self.cache["past{}".format(i)] = torch.zeros(past, dtype=self.compute, device=null.device)
    for i in range(self.denoiser_layers):
      first = self.linear(null, "reason.denoiser{}.cross.key_value".format(i))
      later = torch.zeros([1, rows, first.shape[2]], dtype=self.compute, device=null.device)
      self.cache["keys{}".format(i)] = torch.cat([first, later], 1)
    return torch.zeros([])

  def read_on(self, concept: Tensor, at: Tensor) -> Tensor:
    # sampling: concept [1, S, C] is sentence number at of the story, of which those before were read -> probability that the story
    # ends with it [1]. The same as context, a sentence at a time: nothing of what was read depends on what follows
    first = int(at) * self.slots
    next = first + self.slots
    h = torch.add(torch.to(self.affine(concept, "reason.concept"), 6), self.w["reason.slots"])
    h = self.stream(torch.add(h, torch.slice(self.w["reason.positions"], 0, int(at), int(at) + 1)))
    for i in range(self.context_layers):
      name = "reason.context{}".format(i)
      qkv = self.split_parts(self.linear(self.norm(h, name + ".norm1"), name + ".self.qkv"), 3)
      past = self.cache["past{}".format(i)]
      torch.copy_(torch.slice(past, 3, first, next), torch.stack([qkv[1], qkv[2]]))
      seen = torch.unbind(torch.slice(past, 3, 0, next))
      h = torch.add(h, self.linear(self.attend(qkv[0], seen[0], seen[1], None), name + ".self.out"))
      h = torch.add(h, self.feed_forward(self.norm(h, name + ".norm2"), name + ".mlp"))
    memory = self.norm(h, "reason.context_norm")
    for i in range(self.denoiser_layers):
      keys = self.linear(memory, "reason.denoiser{}.cross.key_value".format(i))
      torch.copy_(torch.slice(self.cache["keys{}".format(i)], 1, 1 + first, 1 + next), keys)
    return torch.flatten(torch.sigmoid(self.stop_logits(memory)))

  def read_keys(self, sentences: int) -> List[Tensor]:
    # keys and values of the null vector and of the sentences that were read, for every layer of the denoiser
    keys = annotate(List[Tensor], [])
    for i in range(self.denoiser_layers):
      keys.append(torch.slice(self.cache["keys{}".format(i)], 1, 0, 1 + sentences * self.slots))
    return keys

  def denoise_step(self, x: Tensor, guess: Tensor, level: Tensor, next: Tensor, position: Tensor, visible: Tensor) -> Tensor:
    # sampling: x, guess [1, Q, S, C]; level, next, position [1, Q]; visible [1, Q, T] -> x0 estimates [1, Q, S, C]
    return self.denoise(x, guess, level, next, position, self.read_keys(visible.shape[2]), self.visible_bias(visible))

  def attention_step(self, x: Tensor, guess: Tensor, level: Tensor, next: Tensor, position: Tensor, visible: Tensor) -> Tensor:
    # the arguments of denoise_step for one candidate -> attention to the null vector and to each sentence [1 + T]
    shares = annotate(List[Tensor], [])
    self.denoise_noting(x, guess, level, next, position, self.read_keys(visible.shape[2]), self.visible_bias(visible), shares, True)
    share = torch.mean(torch.stack(shares), [0])
    sentences = torch.sum(torch.view(torch.slice(share, 0, 1), [visible.shape[2], self.slots]), [1])
    return torch.cat([torch.slice(share, 0, 0, 1), sentences])
