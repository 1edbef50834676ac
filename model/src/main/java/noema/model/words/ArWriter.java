package noema.model.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Randomness;
import noema.model.text.Tokenizer;

/// One generation: draws tokens until the story ends or there is enough of it.
final class ArWriter {

    private final StoryTokens text;
    private final ArDecoder decoder;
    private final ArSettings settings;
    private final ArListener listener;
    private final BooleanSupplier cancelled;
    private final SentenceGate gate;
    private final List<ArDecoder.Choice> drawn = new ArrayList<>();
    private int told;

    ArWriter(
            StoryTokens text,
            ArDecoder decoder,
            ArSettings settings,
            ArListener listener,
            BooleanSupplier cancelled) {
        this.text = text;
        this.decoder = decoder;
        this.settings = settings;
        this.listener = listener;
        this.cancelled = cancelled;
        gate = new SentenceGate(text, settings.maxSentences());
    }

    ArGeneration write(String prompt) {
        long begin = System.nanoTime();
        int[] read = text.encodeFromStart(prompt);
        decoder.begin(read);
        double promptSeconds = secondsSince(begin);
        WordStop stop = draw();
        if (stop != WordStop.SENTENCES) {
            gate.end();
            tell();
        }
        int[] tokens = Arrays.copyOf(gate.tokens(), gate.certain());
        String before = text.decode(read);
        String story =
                text.decode(IntStream.concat(Arrays.stream(read), Arrays.stream(tokens)).toArray());
        return new ArGeneration(
                before,
                story.substring(before.length()),
                tokens,
                probabilities(tokens.length),
                stop,
                promptSeconds,
                secondsSince(begin));
    }

    private WordStop draw() {
        SplittableRandom random = Randomness.stream(settings.seed());
        FloatTensor drawing =
                FloatTensor.of(
                        new float[] {
                            (float) settings.temperature(),
                            (float) settings.topP(),
                            listener == ArListener.NONE ? 0 : 1
                        },
                        3);
        for (int i = 0; i < settings.maxTokens(); i++) {
            if (cancelled.getAsBoolean()) {
                return WordStop.CANCELLED;
            }
            ArDecoder.Choice choice = decoder.next(random.nextDouble(), drawing);
            if (choice.token() == Tokenizer.EOS) {
                return WordStop.END;
            }
            drawn.add(choice);
            if (gate.add(choice.token())) {
                return WordStop.SENTENCES;
            }
            tell();
        }
        return WordStop.TOKENS;
    }

    private void tell() {
        for (; told < gate.certain(); told++) {
            ArDecoder.Choice choice = drawn.get(told);
            listener.token(
                    new ArToken(
                            told,
                            choice.token(),
                            text.piece(choice.token()),
                            choice.probability(),
                            choice.entropy(),
                            choice.alternatives(),
                            choice.chances()));
        }
    }

    private float[] probabilities(int count) {
        var probabilities = new float[count];
        for (int i = 0; i < count; i++) {
            probabilities[i] = (float) drawn.get(i).probability();
        }
        return probabilities;
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
