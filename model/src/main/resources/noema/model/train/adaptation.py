  # Decoder adaptation: the renderer learns to read the concepts that the reasoner really samples.

  def adaptation_step(self, story: Tensor, noise: Tensor, levels: Tensor, position: Tensor, visible: Tensor, knobs: Tensor, chosen: Tensor, ids: Tensor, canvas: Tensor, before: Tensor, before_keep: Tensor, rates: Tensor) -> Tensor:
    # chosen [M] rows of B Q; ids, canvas [M, L]; before [M, P, S, C]
    dreamt = torch.detach(self.dream(story, noise, levels, position, visible, knobs))
    x = torch.index_select(torch.flatten(dreamt, 0, 1), 0, chosen)
    level = torch.index_select(torch.flatten(levels[-1]), 0, chosen)
    parts = self.render_losses(ids, canvas, x, level, before, before_keep)
    losses = [torch.add(parts[0], parts[2], alpha=0.1), parts[0], parts[1], parts[2]]
    return self.report(losses, self.update(losses[0], rates))
