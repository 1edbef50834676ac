  # Losses of a level above sentences: group encoder, group renderer and count head together; then its reasoner.

  def unfold_shortcut(self, x: Tensor, guess: Tensor, draft: Tensor, level: Tensor, middle: Tensor, next: Tensor, counts: Tensor, memory: Tensor, bias: Tensor) -> Tensor:
    # the x0 estimates that lead in one step to where two steps of the head itself lead: the arguments of unfold; falling levels [B]
    N = x.shape[1]
    levels = torch.expand(torch.unsqueeze(level, 1), [-1, N])
    middles = torch.expand(torch.unsqueeze(middle, 1), [-1, N])
    nexts = torch.expand(torch.unsqueeze(next, 1), [-1, N])
    first = self.unfold(x, guess, draft, level, middle, counts, memory, bias)
    between = self.moved(x, first, levels, middles)
    second = self.unfold(between, first, draft, middle, next, counts, memory, bias)
    return self.leading(x, self.moved(between, second, middles, nexts), levels, nexts)

  def unfold_losses(self, children: Tensor, counts: Tensor, noise: Tensor, level: Tensor, middle: Tensor, next: Tensor, parent: Tensor, parent_level: Tensor, previous: Tensor, before: Tensor, keep: Tensor, reuse: Tensor) -> List[Tensor]:
    # children, noise [B, N, S, C]; counts, level, middle, next [B], where next is below level in all rows or in none; parent [B, S, C] noisy at parent_level [B]; previous [B, S, C] parent of the group
    # before; before [B, P, S, C]; keep [B, 1 + P] -> loss, plain error, error of the draft, count cross-entropy
    memory = self.unfold_memory(parent, parent_level, previous, before)
    bias = self.unfold_bias(keep)
    N = children.shape[1]
    draft = self.draft(parent, parent_level, N)
    real = self.child_mask(counts, N)
    levels = torch.expand(torch.unsqueeze(level, 1), [-1, N])
    x = self.noised(children, noise, levels)
    guess = torch.zeros_like(x)
    if bool(torch.gt(reuse, 0.5)):
      guess = torch.detach(self.unfold(x, guess, draft, level, next, counts, memory, bias))
    estimate = self.unfold(x, guess, draft, level, next, counts, memory, bias)
    target = children
    if bool(torch.any(torch.lt(next, level))):
      target = torch.detach(self.unfold_shortcut(x, guess, draft, level, middle, next, counts, memory, bias))
    error = self.denoising_error(estimate, target, levels, real)
    drafted = self.plain_error(draft, children, real)
    count = torch.nll_loss(torch.log_softmax(self.count_logits(parent, parent_level), -1), counts)
    total = torch.add(torch.add(error, drafted, alpha=0.5), count, alpha=0.1)
    return [total, self.plain_error(estimate, target, real), drafted, count]

  def group_losses(self, children: Tensor, counts: Tensor, noise: Tensor, level: Tensor, middle: Tensor, next: Tensor, parent_noise: Tensor, parent_level: Tensor, earlier: Tensor, before: Tensor, keep: Tensor, owner: Tensor, reuse: Tensor) -> List[Tensor]:
    # the same with parents of the encoder's making: earlier [B] row of the group before; owner [B] row whose parent each group is told
    # (its own, but for measuring what a foreign one costs)
    clean = self.normalise_batch(self.encode_group(children, counts))
    there = torch.view(torch.to(torch.lt(parent_level, 1.0), 6), [-1, 1, 1])
    parent = torch.mul(self.noised(torch.index_select(clean, 0, owner), parent_noise, parent_level), there)
    previous = torch.index_select(torch.detach(clean), 0, earlier)
    return self.unfold_losses(children, counts, noise, level, middle, next, parent, parent_level, previous, before, keep, reuse)

  def group_step(self, children: Tensor, counts: Tensor, noise: Tensor, level: Tensor, middle: Tensor, next: Tensor, parent_noise: Tensor, parent_level: Tensor, earlier: Tensor, before: Tensor, keep: Tensor, owner: Tensor, reuse: Tensor) -> List[Tensor]:
    losses = self.group_losses(children, counts, noise, level, middle, next, parent_noise, parent_level, earlier, before, keep, owner, reuse)
    return self.lesson(losses)

  def thinking_step(self, story: Tensor, context_noise: Tensor, context_level: Tensor, target: Tensor, noise: Tensor, level: Tensor, middle: Tensor, next: Tensor, position: Tensor, real: Tensor, visible: Tensor, ends: Tensor, known: Tensor, reuse: Tensor) -> List[Tensor]:
    # training step of a reasoner over parents; the arguments of thinking
    parts = self.thinking(story, context_noise, context_level, target, noise, level, middle, next, position, real, visible, ends, known, reuse)
    losses = [parts[0], parts[1], parts[2], parts[3]]
    return self.lesson(losses)

  def group_adaptation_step(self, story: Tensor, target: Tensor, story_noise: Tensor, levels: Tensor, position: Tensor, visible: Tensor, knobs: Tensor, dreamt: Tensor, only_noise: Tensor, only_level: Tensor, places: Tensor, earlier: Tensor, children: Tensor, counts: Tensor, noise: Tensor, level: Tensor, middle: Tensor, next: Tensor, before: Tensor, keep: Tensor, reuse: Tensor) -> List[Tensor]:
    # the renderer learns to unfold parents that the reasoner sampled: the arguments of dream and half_dreamt for parents [R, T, S, C]; earlier [B] rows
    # of R T with the parent before each; the others as in unfold_losses
    thought = self.dream(story, target, story_noise, levels, position, visible, knobs)
    told = self.half_dreamt(thought[0], story, levels[-1], dreamt, only_noise, only_level, places)
    previous = torch.index_select(torch.flatten(story, 0, 1), 0, earlier)
    losses = self.unfold_losses(children, counts, noise, level, middle, next, told[0], told[1], previous, before, keep, reuse)
    return self.lesson(losses)
