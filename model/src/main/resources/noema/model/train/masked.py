  # Loss of plain masked diffusion.

  def masked_step(self, ids: Tensor, canvas: Tensor, weight: Tensor) -> List[Tensor]:
    # ids, canvas [B, L]; weight [B, L], by which the nats of open tokens count -> their weighted sum, share of open tokens that is right
    found = self.masked_nats(ids, canvas)
    loss = torch.sum(torch.mul(found[1], torch.index_select(torch.flatten(weight), 0, found[0])))
    right = torch.mean(torch.to(found[2], 6))
    return self.lesson([loss, right])
