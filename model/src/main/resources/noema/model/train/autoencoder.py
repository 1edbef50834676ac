  # Losses of the sentence autoencoder: encoder, renderer, length head and bag-of-words head together.

  def masked_rows(self, ids: Tensor, canvas: Tensor) -> Tensor:
    # positions of MASK within the packed rows of the real tokens [M]
    packed = torch.index_select(torch.flatten(canvas), 0, self.real_rows(ids))
    return torch.squeeze(torch.nonzero(torch.eq(packed, 1)), 1)

  def render_losses(self, ids: Tensor, canvas: Tensor, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor) -> List[Tensor]:
    # -> mean cross-entropy of the masked tokens (nats), share of them that is right, length cross-entropy
    h = self.render_hidden(canvas, x, level, previous, keep)
    masked = self.masked_rows(ids, canvas)
    many = masked.shape[0]
    spare = torch.zeros([self.rounded(many) - many], dtype=4, device=ids.device)
    logits = self.token_logits(torch.index_select(h, 0, torch.cat([masked, spare])))
    chances = torch.slice(torch.log_softmax(logits, -1, 6), 0, 0, many)
    truth = torch.index_select(torch.index_select(torch.flatten(ids), 0, self.real_rows(ids)), 0, masked)
    found = torch.gather(chances, 1, torch.unsqueeze(truth, 1))
    loss = torch.neg(torch.mean(found))
    best = torch.amax(torch.detach(chances), [1], True)
    right = torch.mean(torch.to(torch.ge(torch.detach(found), best), 6))
    lengths = torch.sum(torch.to(torch.ne(ids, 0), 4), [1])
    length = torch.nll_loss(torch.log_softmax(self.length_logits(x, level), -1), lengths)
    return [loss, right, length]

  def autoencoder_loss(self, ids: Tensor, seen: Tensor, canvas: Tensor, noise: Tensor, level: Tensor, slot_keep: Tensor, before: Tensor, before_keep: Tensor) -> List[Tensor]:
    # ids, seen (with token drop), canvas (with MASK) [B, L]; noise [B, S, C]; level [B]; slot_keep [B, S]; before [B, P] row of the earlier sentence
    clean = self.normalise_batch(self.encode(seen))
    x = torch.mul(self.noised(clean, noise, level), torch.unsqueeze(slot_keep, 2))
    P = before.shape[1]
    earlier = torch.index_select(torch.detach(clean), 0, torch.flatten(before))
    earlier = torch.view(earlier, [ids.shape[0], P, self.slots, self.slot_size])
    parts = self.render_losses(ids, canvas, x, level, earlier, before_keep)
    words = torch.log_softmax(self.bag_logits(x, level), -1, 6)
    real = torch.to(torch.ne(ids, 0), 6)
    found = torch.mul(torch.gather(words, 1, ids), real)
    bag = torch.neg(torch.div(torch.sum(found), torch.sum(real)))
    total = torch.add(torch.add(parts[0], bag, alpha=0.5), parts[2], alpha=0.1)
    return [total, parts[0], parts[1], parts[2], bag]

  def autoencoder_step(self, ids: Tensor, seen: Tensor, canvas: Tensor, noise: Tensor, level: Tensor, slot_keep: Tensor, before: Tensor, before_keep: Tensor, rates: Tensor) -> Tensor:
    losses = self.autoencoder_loss(ids, seen, canvas, noise, level, slot_keep, before, before_keep)
    return self.report(losses, self.update(losses[0], rates))
