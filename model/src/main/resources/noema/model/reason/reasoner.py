  # Concept reasoner: causal context tower over sentences, diffusion head over the slots of the next concept.
  # T sentences of context, Q concepts being denoised at once (draws in training, candidates in sampling).

  def context(self, x: Tensor) -> Tensor:
    # concepts [B, T, S, C] -> [B, T S, D]; a slot sees all slots of its own and of earlier sentences
    B = x.shape[0]
    T = x.shape[1]
    h = torch.add(torch.to(self.affine(x, "reason.concept"), 6), self.w["reason.slots"])
    h = torch.add(h, torch.unsqueeze(torch.slice(self.w["reason.positions"], 0, 0, T), 1))
    h = torch.flatten(h, 0, 2)
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
    slots = torch.repeat_interleave(torch.repeat_interleave(visible, self.slots, 2), self.slots, 1)
    null = torch.ones([slots.shape[0], slots.shape[1], 1], device=visible.device)
    return torch.unsqueeze(torch.mul(torch.sub(torch.cat([null, slots], 2), 1.0), 10000.0), 1)

  def denoise(self, x: Tensor, guess: Tensor, level: Tensor, position: Tensor, keys: List[Tensor], bias: Tensor) -> Tensor:
    # x and guess (own earlier x0 estimate, or zeros) [B, Q, S, C], level [B, Q], position in the story [B, Q] -> x0 estimate
    return self.denoise_noting(x, guess, level, position, keys, bias, annotate(List[Tensor], []), False)

  def denoise_noting(self, x: Tensor, guess: Tensor, level: Tensor, position: Tensor, keys: List[Tensor], bias: Tensor, shares: List[Tensor], noting: bool) -> Tensor:
    # the same; if noting, the attention to each key is added to shares, layer by layer
    B = x.shape[0]
    Q = x.shape[1]
    S = self.slots
    N = B * Q
    time = torch.to(self.affine(self.wave(torch.flatten(level), 64), "reason.level"), 6)
    time = torch.add(time, torch.embedding(self.w["reason.positions"], torch.flatten(position)))
    time = torch.to(self.affine(torch.silu(time), "reason.modulation"), 6)
    h = torch.to(self.affine(torch.cat([x, guess], -1), "reason.noisy"), 6)
    h = torch.view(torch.add(h, self.w["reason.slots"]), [N * S, -1])
    none = torch.zeros([1, 1, 1, 1], device=x.device)
    for i in range(self.denoiser_layers):
      h = self.head_layer(h, "reason.denoiser{}".format(i), time, none, keys[i], bias, shares, noting)
    return self.head_answer(h, x, torch.unsqueeze(torch.unsqueeze(level, 2), 3), "reason")

  def begin_thought(self, story: Tensor) -> Tensor:
    # sampling: concepts so far [1, T, S, C] -> probability that the story ends here [T]; remembers keys for denoise_step
    memory = self.context(story)
    keys = self.memory_keys(memory)
    for i in range(len(keys)):
      self.cache["reason{}".format(i)] = keys[i]
    return torch.flatten(torch.sigmoid(self.stop_logits(memory)))

  def begin_story(self, width: Tensor) -> Tensor:
    # sampling: no sentence yet, only the null vector is remembered
    keys = self.memory_keys(torch.zeros([1, 0, self.w["reason.null"].shape[-1]], device=width.device))
    for i in range(len(keys)):
      self.cache["reason{}".format(i)] = keys[i]
    return torch.zeros([1])

  def remembered_keys(self) -> List[Tensor]:
    # what begin_thought or begin_story left
    keys = annotate(List[Tensor], [])
    for i in range(self.denoiser_layers):
      keys.append(self.cache["reason{}".format(i)])
    return keys

  def denoise_step(self, x: Tensor, guess: Tensor, level: Tensor, position: Tensor, visible: Tensor) -> Tensor:
    # sampling: x, guess [1, Q, S, C]; level, position [1, Q]; visible [1, Q, T] -> x0 estimates [1, Q, S, C]
    return self.denoise(x, guess, level, position, self.remembered_keys(), self.visible_bias(visible))

  def attention_step(self, x: Tensor, guess: Tensor, level: Tensor, position: Tensor, visible: Tensor) -> Tensor:
    # the arguments of denoise_step for one candidate -> attention to the null vector and to each sentence [1 + T]
    shares = annotate(List[Tensor], [])
    self.denoise_noting(x, guess, level, position, self.remembered_keys(), self.visible_bias(visible), shares, True)
    share = torch.mean(torch.stack(shares), [0])
    sentences = torch.sum(torch.view(torch.slice(share, 0, 1), [visible.shape[2], self.slots]), [1])
    return torch.cat([torch.slice(share, 0, 0, 1), sentences])
