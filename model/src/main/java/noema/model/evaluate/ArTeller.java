package noema.model.evaluate;

import java.util.List;
import java.util.function.BooleanSupplier;
import noema.model.trace.Way;
import noema.model.words.ArGeneration;
import noema.model.words.ArListener;
import noema.model.words.ArModel;
import noema.model.words.ArSettings;

/// Tells stories with the autoregressive model. Endings are compared by their negative log-likelihood.
public record ArTeller(ArModel model) implements Storyteller {

    @Override
    public Way way() {
        return Way.AR;
    }

    @Override
    public Told tell(String prompt, int sentences, long seed, BooleanSupplier cancelled) {
        ArGeneration told =
                model.generate(
                        prompt, ArSettings.standard(sentences, seed), ArListener.NONE, cancelled);
        int tokens = told.tokens().length;
        return new Told(model.sentences(told.text()), tokens, tokens, told.seconds());
    }

    @Override
    public double surprise(List<String> before, String ending) {
        String story = String.join(" ", before);
        return model.score(List.of(story + " " + ending)).nats()
                - model.score(List.of(story)).nats();
    }
}
