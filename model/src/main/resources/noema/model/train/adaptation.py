  # Decoder adaptation: the renderer learns to read the concepts that the reasoner really samples, beside the encoder's.

  def adaptation_step(self, story: Tensor, target: Tensor, noise: Tensor, levels: Tensor, position: Tensor, visible: Tensor, knobs: Tensor, dreamt: Tensor, only_noise: Tensor, only_level: Tensor, places: Tensor, ids: Tensor, canvas: Tensor, before: Tensor, before_keep: Tensor) -> List[Tensor]:
    # the arguments of half_dreamt; ids, canvas [M, L]; before [M, N, S, C]
    told = self.half_dreamt(story, target, noise, levels, position, visible, knobs, dreamt, only_noise, only_level, places)
    parts = self.render_losses(ids, canvas, told[0], told[1], before, before_keep)
    losses = [torch.add(parts[0], parts[2], alpha=0.1), parts[0], parts[1], parts[2]]
    return self.lesson(losses)
