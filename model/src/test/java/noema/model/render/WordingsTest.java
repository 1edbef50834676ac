package noema.model.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import noema.model.text.Tokenizer;
import noema.model.train.TinyModel;

/// Of several wordings of a thought one is told.
class WordingsTest {

    private final TokenSampler sampler = new TokenSampler(TinyModel.trained().model().renderer());

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theSurestIsTold(@ForAll long seed) {
        var once = new TokenSettings(2, 0, 1, TokenOrder.CONFIDENCE, 1, 1);
        List<Integer> lengths = List.of(7, 9);
        List<TokenSampler.Frame> one = TokenSamplerTest.run(once, seed, lengths).frames();
        List<TokenSampler.Frame> few =
                TokenSamplerTest.run(once.withWordings(3), seed, lengths).frames();
        List<TokenSampler.Frame> many =
                TokenSamplerTest.run(once.withWordings(8), seed, lengths).frames();

        for (int row = 0; row < lengths.size(); row++) {
            assertThat(sureness(few, row)).isGreaterThanOrEqualTo(sureness(one, row) - 1e-5);
            assertThat(sureness(many, row)).isGreaterThanOrEqualTo(sureness(few, row) - 1e-5);
        }
        assertThat(many).isSortedAccordingTo(Comparator.comparing(TokenSampler.Frame::step));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void whatThereIsIsToldWhenCancelled(
            @ForAll @IntRange(min = 0, max = 6) int asked, @ForAll long seed) {
        var settings = new TokenSettings(3, 0, 1, TokenOrder.CONFIDENCE, 1, 1, 4);
        var frames = new ArrayList<TokenSampler.Frame>();
        var times = new AtomicInteger();
        int[] ids =
                sampler.render(
                                List.of(TokenSamplerTest.vague(seed, 0)),
                                List.of(15),
                                List.of(0),
                                settings,
                                seed,
                                frames::add,
                                () -> times.getAndIncrement() >= asked)
                        .getFirst();

        assertThat(ids).hasSize(15);
        if (asked < 2) {
            assertThat(frames).isEmpty();
            assertThat(ids).containsOnly(Tokenizer.MASK);
        } else {
            assertThat(frames.getLast().ids()).isEqualTo(ids);
        }
    }

    /// How sure the network is of what was told of a thought.
    private static double sureness(List<TokenSampler.Frame> frames, int row) {
        TokenSampler.Frame frame = frames.stream().filter(f -> f.row() == row).toList().getLast();
        return IntStream.range(0, frame.ids().length)
                .mapToDouble(k -> Math.log(Math.max(1e-4, frame.confidence()[k])))
                .average()
                .orElseThrow();
    }
}
