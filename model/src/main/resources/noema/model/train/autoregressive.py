  # Loss of the autoregressive baseline.

  def ar_step(self, ids: Tensor) -> List[Tensor]:
    # training step: ids [B, L], PAD (0) behind the last token of a row -> mean nats of a token
    loss = torch.mean(self.ar_nats(ids, self.real_rows(torch.slice(ids, 1, 1))))
    return self.lesson([loss])
