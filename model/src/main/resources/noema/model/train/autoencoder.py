  # Losses of the sentence autoencoder: encoder, renderer, length head and bag-of-words head together.

  def masked_rows(self, canvas: Tensor, rows: Tensor) -> Tensor:
    # positions of MASK within the packed rows of the real tokens [M]
    packed = torch.index_select(torch.flatten(canvas), 0, rows)
    return torch.squeeze(torch.nonzero(torch.eq(packed, 1)), 1)

  def no_words(self, ids: Tensor) -> Tensor:
    # ids [B, L] -> [B, 3, 0]: nothing for render_memory to read
    return torch.zeros([ids.shape[0], 3, 0], dtype=4, device=ids.device)

  def render_losses(self, ids: Tensor, canvas: Tensor, x: Tensor, level: Tensor, previous: Tensor, keep: Tensor, words: Tensor) -> List[Tensor]:
    # -> mean cross-entropy of the masked tokens (nats), share of them that is right, length cross-entropy;
    # every second place is told its left neighbour even where that is masked, as links are
    rows = self.real_rows(ids)
    each = torch.zeros([0], dtype=4, device=ids.device)
    h = self.render_hidden(canvas, rows, each, self.render_keys(x, level, previous, words), self.memory_bias(keep, words))
    masked = self.masked_rows(canvas, rows)
    many = masked.shape[0]
    spare = torch.zeros([self.rounded(many) - many], dtype=4, device=ids.device)
    chosen = torch.cat([masked, spare])
    places = torch.index_select(rows, 0, chosen)
    L = ids.shape[1]
    told = torch.eq(torch.remainder(torch.add(torch.remainder(places, L), torch.div(places, L, rounding_mode="floor")), 2), 0)
    known = torch.index_select(torch.flatten(self.left_of(ids)), 0, places)
    shown = torch.index_select(torch.flatten(self.left_of(canvas)), 0, places)
    logits = self.token_logits(self.beside(torch.index_select(h, 0, chosen), torch.where(told, known, shown)))
    chances = torch.slice(torch.log_softmax(logits, -1, 6), 0, 0, many)
    truth = torch.index_select(torch.index_select(torch.flatten(ids), 0, rows), 0, masked)
    found = torch.gather(chances, 1, torch.unsqueeze(truth, 1))
    loss = torch.neg(torch.mean(found))
    best = torch.amax(torch.detach(chances), [1], True)
    right = torch.mean(torch.to(torch.ge(torch.detach(found), best), 6))
    lengths = torch.sum(torch.to(torch.ne(ids, 0), 4), [1])
    length = torch.nll_loss(torch.log_softmax(self.length_logits(x, level), -1), lengths)
    return [loss, right, length]

  def bag_loss(self, ids: Tensor, x: Tensor, level: Tensor) -> Tensor:
    # mean nats of the words of ids [B, L] by the bag-of-words head, which is told the concepts x [B, S, C] at level [B]
    words = torch.log_softmax(self.bag_logits(x, level), -1, 6)
    real = torch.to(torch.ne(ids, 0), 6)
    found = torch.mul(torch.gather(words, 1, ids), real)
    return torch.neg(torch.div(torch.sum(found), torch.sum(real)))

  def clouded(self, clean: Tensor, noise: Tensor, level: Tensor, slot_keep: Tensor) -> Tensor:
    # what the renderer is told of concepts clean [B, S, C]: with noise at level [B], without the slots that slot_keep [B, S] drops
    return torch.mul(self.noised(clean, noise, level), torch.unsqueeze(slot_keep, 2))

  def bring_back(self, clean: Tensor, ids: Tensor, canvas: Tensor, x: Tensor, level: Tensor, before: Tensor, before_keep: Tensor) -> List[Tensor]:
    # concepts clean [B, S, C] of ids [B, L], the same with noise x; before [B, P] row of the earlier sentence -> loss, then render_losses
    earlier = torch.index_select(torch.detach(clean), 0, torch.flatten(before))
    earlier = torch.view(earlier, [ids.shape[0], before.shape[1], self.slots, self.slot_size])
    parts = self.render_losses(ids, canvas, x, level, earlier, before_keep, self.no_words(ids))
    return [torch.add(parts[0], parts[2], alpha=0.1), parts[0], parts[1], parts[2]]

  def autoencoder_step(self, ids: Tensor, seen: Tensor, canvas: Tensor, noise: Tensor, level: Tensor, slot_keep: Tensor, before: Tensor, before_keep: Tensor) -> List[Tensor]:
    # ids, seen (with token drop), canvas (with MASK) [B, L]; noise [B, S, C]; level [B]; slot_keep [B, S]; before, before_keep [B, P]
    clean = self.normalise_batch(self.encode(seen))
    x = self.clouded(clean, noise, level, slot_keep)
    losses = self.bring_back(clean, ids, canvas, x, level, before, before_keep)
    bag = self.bag_loss(ids, x, level)
    losses[0] = torch.add(losses[0], bag, alpha=0.5)
    losses.append(bag)
    return self.lesson(losses)

  def further_step(self, ids: Tensor, known: Tensor, held: Tensor, canvas: Tensor, noise: Tensor, level: Tensor, slot_keep: Tensor, before: Tensor, before_keep: Tensor) -> List[Tensor]:
    # the same for an encoder whose concepts others already think in: known [B, S, C], what it made of ids when the run began, holds it where held [B] is 1
    clean = self.concepts(ids)
    x = self.clouded(clean, noise, level, slot_keep)
    losses = self.bring_back(clean, ids, canvas, x, level, before, before_keep)
    gap = torch.sub(clean, known)
    drift = torch.div(torch.sum(torch.mul(torch.mean(torch.mul(gap, gap), [1, 2]), held)), torch.clamp(torch.sum(held), 1.0))
    losses[0] = torch.add(losses[0], drift)
    losses.append(drift)
    return self.lesson(losses)
