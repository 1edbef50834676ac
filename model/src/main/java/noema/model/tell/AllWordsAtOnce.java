package noema.model.tell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import noema.model.render.TokenSampler;
import noema.model.text.Tokenizer;
import noema.model.trace.Recipe;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.WordSettings;
import noema.model.words.MaskedGeneration;
import noema.model.words.MaskedModel;
import noema.model.words.MaskedSettings;
import noema.model.words.SentenceStream;
import noema.model.words.WordStop;

/// A run of the masked-diffusion model. Where a sentence begins and ends shows only when its words stand, so its frames come
/// with its end: those steps of the canvas that put one of its words into place, counted from 1.
final class AllWordsAtOnce {

    private final MaskedModel model;
    private final Recipe recipe;
    private final Telling telling;
    private final SentenceStream stream;
    private final List<TokenSampler.Frame> frames = new ArrayList<>();
    private int streamed;
    private int told;

    AllWordsAtOnce(MaskedModel model, Recipe recipe, Telling telling) {
        this.model = model;
        this.recipe = recipe;
        this.telling = telling;
        stream = new SentenceStream(model.tokenizer());
    }

    Trace tell() {
        telling.start(model.hash());
        MaskedGeneration told =
                model.generate(
                        recipe.prompt(),
                        settings(),
                        this::heard,
                        () -> telling.isStopped(streamed == this.told));
        if (told.stop() != WordStop.CANCELLED) {
            settle(true);
        }
        return telling.end(told.stop(), told.evaluations());
    }

    private MaskedSettings settings() {
        WordSettings.Canvas chosen = recipe.words().canvas();
        MaskedSettings standard = MaskedSettings.standard(recipe.sentences(), recipe.seed());
        return new MaskedSettings(
                recipe.sentences(),
                standard.tokens(),
                chosen.block(),
                (int) Math.ceil(standard.tokens() / chosen.tokensPerStep()),
                chosen.order(),
                chosen.temperature(),
                chosen.guidance(),
                recipe.seed());
    }

    private void heard(TokenSampler.Frame frame) {
        frames.add(frame);
        int[] ids = frame.ids();
        while (streamed < ids.length
                && ids[streamed] != Tokenizer.MASK
                && ids[streamed] != Tokenizer.EOS) {
            stream.add(ids[streamed]);
            streamed++;
        }
        settle(false);
    }

    private void settle(boolean over) {
        while (!telling.isFull()) {
            int[] ids = stream.take(over);
            if (ids.length == 0) {
                return;
            }
            show(told, told + ids.length);
            told += ids.length;
            telling.settle(ids);
        }
    }

    /// The frames of a stretch of the canvas, which is settled.
    private void show(int from, int to) {
        int[] at = Arrays.copyOfRange(frames.getLast().settledAt(), from, to);
        int[] steps = Arrays.stream(at).distinct().sorted().toArray();
        for (int i = 0; i < steps.length; i++) {
            TokenSampler.Frame frame = frames.get(steps[i] - 1);
            telling.emit(
                    new TraceEvent.TokenFrame(
                            telling.sentence(),
                            i + 1,
                            steps.length,
                            Arrays.copyOfRange(frame.ids(), from, to),
                            ranks(Arrays.copyOfRange(frame.settledAt(), from, to), steps),
                            Arrays.copyOfRange(frame.confidence(), from, to),
                            Arrays.copyOfRange(frame.entropy(), from, to),
                            Arrays.copyOfRange(frame.alternatives(), from, to),
                            Arrays.copyOfRange(frame.chances(), from, to)));
        }
    }

    /// Which of the steps each is, counted from 1; 0 stays 0.
    private static int[] ranks(int[] settledAt, int[] steps) {
        return Arrays.stream(settledAt)
                .map(step -> step == 0 ? 0 : Arrays.binarySearch(steps, step) + 1)
                .toArray();
    }
}
