  # Decoder adaptation: the renderer learns to read the concepts that the reasoner really samples, beside the encoder's.

  def adaptation_step(self, story: Tensor, target: Tensor, noise: Tensor, levels: Tensor, position: Tensor, visible: Tensor, knobs: Tensor, dreamt: Tensor, only_noise: Tensor, only_level: Tensor, places: Tensor, ids: Tensor, canvas: Tensor, before: Tensor, before_keep: Tensor, exchanged: Tensor) -> List[Tensor]:
    # the arguments of half_dreamt; ids, canvas [M, L]; before [M, N, S, C]; exchanged [M] is 1 where ids are not those of the story
    told = self.half_dreamt(story, target, noise, levels, position, visible, knobs, dreamt, only_noise, only_level, places)
    others = torch.squeeze(torch.nonzero(exchanged), 1)
    x = told[0]
    if others.shape[0] > 0:
      x = torch.index_copy(x, 0, others, torch.to(self.concepts(torch.index_select(ids, 0, others)), 6))
    parts = self.render_losses(ids, canvas, x, told[1], before, before_keep)
    losses = [torch.add(parts[0], parts[2], alpha=0.1), parts[0], parts[1], parts[2]]
    return self.lesson(losses)
