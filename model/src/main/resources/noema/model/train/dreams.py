  # What a reasoner makes of true concepts: noised, and denoised again by itself, as in sampling.

  def guided(self, x: Tensor, guess: Tensor, level: Tensor, next: Tensor, position: Tensor, keys: List[Tensor], seen: Tensor, unseen: Tensor, guidance: float, rescale: float) -> Tensor:
    # classifier-free guidance with rescaling, as in sampling: x, guess [B, Q, S, C] -> x0 estimate
    # (where no earlier sentence is visible the two predictions are the same)
    told = self.denoise(x, guess, level, next, position, keys, seen)
    if guidance == 1.0:
      return told
    untold = self.denoise(x, guess, level, next, position, keys, unseen)
    mixed = torch.add(untold, torch.sub(told, untold), alpha=guidance)
    ratio = torch.div(torch.norm(torch.flatten(told, 2), 2, [2], True), torch.clamp(torch.norm(torch.flatten(mixed, 2), 2, [2], True), 1.0e-6))
    return torch.mul(mixed, torch.unsqueeze(torch.add(torch.mul(ratio, rescale), 1.0 - rescale), 3))

  def dream(self, story: Tensor, target: Tensor, noise: Tensor, levels: Tensor, position: Tensor, visible: Tensor, knobs: Tensor) -> List[Tensor]:
    # story [R, T, S, C]; target, noise [R, Q, S, C]; levels [K + 1, R, Q] falling; visible [R, Q, T]; knobs: guidance, rescale
    # -> concepts sampled from partly noised true ones, at the last level [R, Q, S, C]; their last x0 estimates [R, Q, S, C]
    keys = self.memory_keys(self.context(story))
    seen = self.visible_bias(visible)
    unseen = self.visible_bias(torch.zeros_like(visible))
    x = self.noised(target, noise, levels[0])
    guess = torch.zeros_like(x)
    for k in range(levels.shape[0] - 1):
      guess = self.guided(x, guess, levels[k], levels[k + 1], position, keys, seen, unseen, float(knobs[0]), float(knobs[1]))
      x = self.moved(x, guess, levels[k], levels[k + 1])
    return [torch.detach(x), torch.detach(guess)]

  def half_dreamt(self, x: Tensor, story: Tensor, level: Tensor, dreamt: Tensor, only_noise: Tensor, only_level: Tensor, places: Tensor) -> List[Tensor]:
    # dreams x [R, Q, S, C] at level [R, Q] of story [R, T, S, C]; dreamt rows of R Q that are real; only_noise [P, S, C], only_level [P]; places [M] rows of
    # R T, first of the dreamt concepts, then of the P that are only noised -> concepts [M, S, C] for a renderer to read, their noise levels [M]
    thought = torch.index_select(torch.flatten(x, 0, 1), 0, dreamt)
    known = torch.index_select(torch.flatten(story, 0, 1), 0, torch.slice(places, 0, dreamt.shape[0]))
    concepts = torch.cat([thought, self.noised(known, only_noise, only_level)])
    return [concepts, torch.cat([torch.index_select(torch.flatten(level), 0, dreamt), only_level])]
