  # Plain masked diffusion over the tokens of a whole story: the transformer of ar.py without its causal mask.
  # As in DiffuLLaMA (Gong et al. 2024, arXiv 2410.17891) place i is predicted from the hidden state of place i - 1, so that the
  # weights of a left-to-right model are a good start.

  def masked_hidden(self, canvas: Tensor, rows: Tensor) -> Tensor:
    # canvas [B, L] with MASK (1) where open and PAD (0) behind the end, rows [N] of its real tokens -> [N, D]
    B = canvas.shape[0]
    L = canvas.shape[1]
    bias = self.key_bias(torch.ne(canvas, 0))
    h = self.stream(self.unpad(self.ar_embed(canvas, 0), rows))
    for i in range(self.ar_layers):
      h = self.block(h, "ar.block{}".format(i), rows, B, L, bias)
    return self.norm(h, "ar.norm")

  def masked_nats(self, ids: Tensor, canvas: Tensor) -> List[Tensor]:
    # ids, canvas [B, L], never open at place 0 -> flat places of the open tokens [M], their nats [M], whether the likeliest is right [M]
    rows = self.real_rows(ids)
    open = torch.squeeze(torch.nonzero(torch.eq(torch.index_select(torch.flatten(canvas), 0, rows), 1)), 1)
    h = torch.index_select(self.masked_hidden(canvas, rows), 0, torch.sub(open, 1))
    places = torch.index_select(rows, 0, open)
    truth = torch.index_select(torch.flatten(ids), 0, places)
    logits = self.ar_logits(h)
    nats = torch.nll_loss(torch.log_softmax(logits, -1, 6), truth, None, 0)
    return [places, nats, torch.eq(torch.argmax(torch.detach(logits), -1), truth)]

  def masked_score(self, ids: Tensor, canvas: Tensor) -> Tensor:
    # -> nats of the open tokens [B, L], 0 elsewhere
    found = self.masked_nats(ids, canvas)
    flat = torch.zeros([ids.shape[0] * ids.shape[1]], device=ids.device)
    return torch.view(torch.index_copy(flat, 0, found[0], found[1]), [ids.shape[0], -1])

  def masked_logits(self, canvas: Tensor, open: Tensor) -> Tensor:
    # canvas [1, L], open places [M], each at least 1 -> logits [M, V] in fp32
    h = self.masked_hidden(canvas, torch.arange(canvas.shape[1], device=canvas.device))
    h = torch.index_select(h, 0, torch.sub(open, 1))
    return torch.to(self.ar_logits(h), 6)

  def masked_look(self, canvas: Tensor, blind: Tensor, open: Tensor, uniform: Tensor, knobs: Tensor) -> List[Tensor]:
    # sampling: canvas and blind (the same with the prompt masked, too) [1, L]; open places [M]; uniform [M] in [0, 1);
    # knobs: temperature, guidance scale s in u + (1 + s)(c - u)
    # -> drawn token, its probability, entropy in nats (all [M]), the five likeliest tokens and their probabilities [M, 5]
    scale = float(knobs[1])
    logits = self.masked_logits(canvas, open)
    if scale != 0.0:
      plain = self.masked_logits(blind, open)
      logits = torch.add(plain, torch.sub(logits, plain), alpha=1.0 + scale)
    # never PAD, MASK or BOS
    return self.choose(logits, 3, uniform, float(knobs[0]))
