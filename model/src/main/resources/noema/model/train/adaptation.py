  # Decoder adaptation: the renderer learns to read the concepts that the reasoner really samples, beside the encoder's.

  def directions(self, x: Tensor) -> Tensor:
    # concepts [*, S, C] -> their unit vectors, one row for each
    flat = torch.flatten(torch.view(x, [-1, x.shape[-2], x.shape[-1]]), 1, 2)
    return torch.div(flat, torch.clamp(torch.norm(flat, 2, [1], True), 1.0e-6))

  def reminded(self, x: Tensor, guess: Tensor, target: Tensor, level: Tensor, share: Tensor, remembered: Tensor) -> Tensor:
    # dreams x at level [R, Q] of target with estimates guess [R, Q, S, C], each drawn by share [R, Q] of the way to the nearest of the remembered
    # concepts [N, S, C] as thoughts are when a story is told (Recall.java); what says nearly the same as the target is passed over
    bank = torch.transpose(self.directions(remembered), 0, 1)
    same = torch.gt(torch.matmul(self.directions(target), bank), 0.9)
    like = torch.sub(torch.matmul(self.directions(guess), bank), torch.to(same, 6), alpha=4.0)
    nearest = torch.view(torch.index_select(remembered, 0, torch.argmax(like, 1)), x.shape)
    pull = torch.unsqueeze(torch.unsqueeze(torch.mul(share, torch.cos(torch.mul(level, 1.5707963))), -1), -1)
    return torch.add(x, torch.mul(torch.sub(nearest, guess), pull))

  def adaptation_step(self, story: Tensor, target: Tensor, noise: Tensor, levels: Tensor, position: Tensor, visible: Tensor, knobs: Tensor, dreamt: Tensor, only_noise: Tensor, only_level: Tensor, places: Tensor, share: Tensor, remembered: Tensor, ids: Tensor, canvas: Tensor, before: Tensor, before_keep: Tensor, words: Tensor, exchanged: Tensor) -> List[Tensor]:
    # the arguments of dream, reminded and half_dreamt; ids, canvas [M, L]; before [M, N, S, C]; words [M, 3, W] as in render_memory; exchanged [M] is 1 where ids are not those of the story
    thought = self.dream(story, target, noise, levels, position, visible, knobs)
    x = self.reminded(thought[0], thought[1], target, levels[-1], share, remembered)
    told = self.half_dreamt(x, story, levels[-1], dreamt, only_noise, only_level, places)
    others = torch.squeeze(torch.nonzero(exchanged), 1)
    x = told[0]
    if others.shape[0] > 0:
      x = torch.index_copy(x, 0, others, torch.to(self.concepts(torch.index_select(ids, 0, others)), 6))
    parts = self.render_losses(ids, canvas, x, told[1], before, before_keep, words)
    losses = [torch.add(parts[0], parts[2], alpha=0.1), parts[0], parts[1], parts[2]]
    return self.lesson(losses)
