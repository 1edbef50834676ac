package noema.model.evaluate;

import java.util.List;
import java.util.function.BooleanSupplier;
import noema.model.trace.Way;
import noema.model.words.MaskedGeneration;
import noema.model.words.MaskedModel;
import noema.model.words.MaskedSettings;

/// Tells stories with the masked-diffusion model. Endings are compared by the negative evidence bound of their tokens.
public record DiffusionTeller(MaskedModel model) implements Storyteller {

    private static final int DRAWS = 8;
    private static final long SEED = 1;

    @Override
    public Way way() {
        return Way.DIFFUSION;
    }

    @Override
    public Told tell(String prompt, int sentences, long seed, BooleanSupplier cancelled) {
        MaskedGeneration told =
                model.generate(
                        prompt, MaskedSettings.standard(sentences, seed), frame -> {}, cancelled);
        return new Told(
                model.sentences(told.text()),
                told.tokens().length,
                told.evaluations(),
                told.seconds());
    }

    @Override
    public double surprise(List<String> before, String ending) {
        return model.nats(String.join(" ", before), ending, DRAWS, SEED);
    }
}
