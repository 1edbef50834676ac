package noema.model.tell;

import java.util.ArrayList;
import java.util.List;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.WordSettings;
import noema.model.words.ArGeneration;
import noema.model.words.ArModel;
import noema.model.words.ArSettings;
import noema.model.words.ArToken;
import noema.model.words.SentenceStream;
import noema.model.words.WordStop;

/// A run of the autoregressive model: every token is a frame, whose canvas is as long as the sentence has become.
final class WordByWord {

    private static final int TOKENS_PER_SENTENCE = 40;

    private final ArModel model;
    private final Recipe recipe;
    private final Telling telling;
    private final SentenceStream stream;
    private final List<ArToken> pending = new ArrayList<>();
    private int shown;

    WordByWord(ArModel model, Recipe recipe, Telling telling) {
        this.model = model;
        this.recipe = recipe;
        this.telling = telling;
        stream = new SentenceStream(model.tokenizer());
    }

    Trace tell() {
        telling.start(model.hash());
        WordSettings.Sequential chosen = recipe.words().ar();
        var settings =
                new ArSettings(
                        recipe.sentences(),
                        TOKENS_PER_SENTENCE * recipe.sentences(),
                        chosen.temperature(),
                        chosen.topP(),
                        recipe.seed());
        var asked = new int[1];
        ArGeneration told =
                model.generate(
                        recipe.prompt(),
                        settings,
                        this::heard,
                        () -> {
                            boolean stopped = telling.isStopped(pending.isEmpty());
                            asked[0] += stopped ? 0 : 1;
                            return stopped;
                        });
        if (told.stop() != WordStop.CANCELLED) {
            settle(true);
        }
        return telling.end(told.stop(), asked[0]);
    }

    private void heard(ArToken token) {
        pending.add(token);
        stream.add(token.id());
        settle(false);
        if (stream.state() == SentenceStream.State.OPEN) {
            show();
        }
    }

    /// Ends the sentences that are complete.
    private void settle(boolean over) {
        while (!telling.isFull()) {
            int[] ids = stream.take(over);
            if (ids.length == 0) {
                return;
            }
            show(ids.length);
            telling.settle(ids);
            pending.subList(0, ids.length).clear();
            shown = 0;
        }
    }

    private void show() {
        show(pending.size());
    }

    /// A frame for each token of the sentence that has none yet.
    private void show(int until) {
        for (; shown < until && !telling.isFull(); shown++) {
            telling.emit(frame(pending.subList(0, shown + 1)));
        }
    }

    private TraceEvent.TokenFrame frame(List<ArToken> tokens) {
        int size = tokens.size();
        var ids = new int[size];
        var settledAt = new int[size];
        var confidence = new float[size];
        var entropy = new float[size];
        var alternatives = new int[size][0];
        var chances = new float[size][0];
        for (int i = 0; i < size; i++) {
            ids[i] = tokens.get(i).id();
            settledAt[i] = i + 1;
            confidence[i] = (float) tokens.get(i).probability();
        }
        ArToken last = tokens.getLast();
        entropy[size - 1] = last.entropy();
        alternatives[size - 1] = last.alternatives();
        chances[size - 1] = last.chances();
        return new TraceEvent.TokenFrame(
                telling.sentence(),
                size,
                size,
                ids,
                settledAt,
                confidence,
                entropy,
                alternatives,
                chances);
    }
}
