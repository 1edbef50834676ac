  # Adaptation: the renderer learns to read the concepts that the reasoner really samples, beside the encoder's.

  def adaptation_step(self, story: Tensor, target: Tensor, noise: Tensor, levels: Tensor, position: Tensor, visible: Tensor, knobs: Tensor, dreamt: Tensor, only_noise: Tensor, only_level: Tensor, places: Tensor, ids: Tensor, canvas: Tensor, before: Tensor, before_keep: Tensor, rates: Tensor) -> Tensor:
    # the arguments of dream; only_noise [P, S, C], only_level [P]; places [M] rows of B T, the last P being those that are only
    # noised; ids, canvas [M, L]; before [M, N, S, C]
    dreams = self.dream(story, target, noise, levels, position, visible, knobs, dreamt)
    first = places.shape[0] - only_noise.shape[0]
    clean = self.concepts(torch.slice(ids, 0, first))
    known = torch.index_select(torch.flatten(story, 0, 1), 0, torch.slice(places, 0, first))
    gap = torch.sub(clean, known)
    drift = torch.mean(torch.mul(gap, gap))
    x = torch.cat([dreams[0], self.noised(clean, only_noise, only_level)])
    parts = self.render_losses(ids, canvas, x, torch.cat([dreams[1], only_level]), before, before_keep)
    losses = [torch.add(torch.add(parts[0], drift), parts[2], alpha=0.1), parts[0], parts[1], parts[2], drift]
    return self.report(losses, self.update(losses[0], rates))
