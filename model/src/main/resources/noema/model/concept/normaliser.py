  # Concept normaliser: every number of a concept has mean 0 and variance 1 over the corpus.

  def normalise(self, slots: Tensor) -> Tensor:
    # [B, S, C] -> the same with zero mean and unit variance per number over the corpus
    return torch.div(torch.sub(slots, self.w["concept.center"]), self.w["concept.scale"])

  def normalise_batch(self, slots: Tensor) -> Tensor:
    # training: batch statistics, so that noise keeps a fixed meaning whatever the encoder does; those of the corpus are found when it is done
    mean = torch.mean(slots, [0], True)
    centred = torch.sub(slots, mean)
    scale = torch.sqrt(torch.add(torch.mean(torch.mul(centred, centred), [0], True), 1.0e-4))
    return torch.div(centred, scale)
