  # One level up: the concepts of the N children of a group become one parent concept, and unfold out of it again.

  def child_mask(self, counts: Tensor, N: int) -> Tensor:
    # counts [B] -> 1 for the real ones of N children, 0 for padding [B, N]
    places = torch.unsqueeze(torch.arange(N, device=counts.device), 0)
    return torch.to(torch.lt(places, torch.unsqueeze(counts, 1)), 6)

  def child_tokens(self, x: Tensor, projection: str, name: str) -> Tensor:
    # x [B, N, S, K] -> [B, N S, D]: every slot of every child, told its slot and its place in the group
    h = torch.add(torch.to(self.affine(x, projection), 6), self.w[name + ".slots"])
    h = torch.add(h, torch.unsqueeze(torch.slice(self.w[name + ".places"], 0, 0, x.shape[1]), 1))
    return torch.flatten(h, 1, 2)

  def encode_group(self, children: Tensor, counts: Tensor) -> Tensor:
    # children [B, N, S, C], counts [B] -> [B, S, C], layer-normed slots before the concept normaliser
    B = children.shape[0]
    N = children.shape[1]
    L = (N + 1) * self.slots
    registers = torch.expand(torch.unsqueeze(self.w["group.registers"], 0), [B, -1, -1])
    real = torch.repeat_interleave(self.child_mask(counts, N), self.slots, 1)
    visible = torch.cat([torch.ones([B, self.slots], device=children.device), real], 1)
    rows = self.real_rows(visible)
    bias = self.key_bias(visible)
    x = self.stream(self.unpad(torch.cat([registers, self.child_tokens(children, "group.child", "group")], 1), rows))
    for i in range(self.group_layers):
      x = self.block(x, "group.block{}".format(i), rows, B, L, bias)
    heads = torch.slice(self.pad(x, rows, B, L), 1, 0, self.slots)
    slots = torch.to(self.linear(self.norm(heads, "group.norm"), "group.code"), 6)
    return torch.layer_norm(slots, [self.slot_size], None, None, 1.0e-5)

  def parents(self, children: Tensor, counts: Tensor) -> Tensor:
    # children [B, N, S, C], counts [B] -> normalised parent concepts [B, S, C]
    return self.normalise(self.encode_group(children, counts))

  def told(self, level: Tensor, name: str) -> Tensor:
    # noise level [B] in [0, 1] -> [B, D]
    return torch.to(self.affine(self.wave(level, 64), name), 6)

  def count_logits(self, parent: Tensor, level: Tensor) -> Tensor:
    # parent [B, S, C] noisy at level [B] -> logits over 0 to most children [B, most + 1]
    h = torch.add(torch.to(self.affine(torch.flatten(parent, 1, 2), "count.up"), 6), self.told(level, "count.level"))
    return torch.to(self.affine(torch.gelu(h), "count.down"), 6)

  def count_chances(self, parent: Tensor, level: Tensor) -> Tensor:
    # -> probabilities of the counts [B, most + 1]
    return torch.softmax(self.count_logits(parent, level), -1)

  def unfold_memory(self, parent: Tensor, level: Tensor, previous: Tensor, before: Tensor) -> Tensor:
    # parent [B, S, C] noisy at level [B], parent of the group before [B, S, C], the P children right before the group, the
    # nearest first [B, P, S, C] -> memory [B, (2 + P) S, D]
    now = torch.add(torch.to(self.affine(parent, "unfold.parent"), 6), self.w["unfold.parent_slots"])
    now = torch.add(now, torch.unsqueeze(self.told(level, "unfold.parent_level"), 1))
    past = torch.add(torch.to(self.affine(previous, "unfold.parent"), 6), self.w["unfold.previous"])
    last = torch.add(torch.to(self.affine(before, "unfold.child"), 6), self.w["unfold.before"])
    return self.norm(torch.cat([now, past, torch.flatten(last, 1, 2)], 1), "unfold.memory")

  def unfold_bias(self, keep: Tensor) -> Tensor:
    # keep [B, 1 + P]: whether the previous parent and each child before are in view -> bias [B, 1, 1, (2 + P) S]
    all = torch.cat([torch.ones([keep.shape[0], 1], device=keep.device), keep], 1)
    return self.key_bias(torch.repeat_interleave(all, self.slots, 1))

  def draft(self, parent: Tensor, level: Tensor, N: int) -> Tensor:
    # children read straight from the parent [B, S, C] noisy at level [B]: a mean of what they may be -> [B, N, S, C]
    h = torch.add(torch.to(self.affine(torch.flatten(parent, 1, 2), "draft.up"), 6), self.told(level, "draft.level"))
    all = torch.to(self.affine(torch.gelu(h), "draft.down"), 6)
    return torch.slice(torch.view(all, [parent.shape[0], -1, self.slots, self.slot_size]), 1, 0, N)

  def unfold(self, x: Tensor, guess: Tensor, draft: Tensor, level: Tensor, next: Tensor, counts: Tensor, memory: Tensor, bias: Tensor) -> Tensor:
    # x, guess (own earlier x0 estimate, or zeros) and draft [B, N, S, C]; level, next (level that the step leads to) and counts [B]
    # -> x0 estimates of all children
    time = torch.add(self.told(level, "unfold.level"), self.told_stride(level, next, "unfold"))
    time = torch.add(time, torch.embedding(self.w["unfold.counts"], counts))
    time = self.stream(self.affine(torch.silu(time), "unfold.modulation"))
    h = self.stream(self.child_tokens(torch.cat([x, guess, draft], -1), "unfold.noisy", "unfold"))
    own = self.key_bias(torch.repeat_interleave(self.child_mask(counts, x.shape[1]), self.slots, 1))
    unheard = annotate(List[Tensor], [])
    for i in range(self.unfold_layers):
      name = "unfold.denoiser{}".format(i)
      h = self.head_layer(h, name, time, own, self.linear(memory, name + ".cross.key_value"), bias, unheard, False)
    return self.head_answer(h, x, torch.view(level, [-1, 1, 1, 1]), "unfold")

  def unfold_step(self, x: Tensor, guess: Tensor, level: Tensor, next: Tensor, counts: Tensor, parent: Tensor, parent_level: Tensor, previous: Tensor, before: Tensor, keep: Tensor) -> Tensor:
    # sampling: the arguments of draft, unfold, unfold_memory and unfold_bias -> x0 estimates [B, N, S, C]
    draft = self.draft(parent, parent_level, x.shape[1])
    memory = self.unfold_memory(parent, parent_level, previous, before)
    return self.unfold(x, guess, draft, level, next, counts, memory, self.unfold_bias(keep))
