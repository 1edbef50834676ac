package noema.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.concept.Canvas;
import noema.model.concept.ReasonerSizes;
import noema.model.reason.NoiseSchedule;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;

/// What a batch tells the frozen reasoner so that it makes concepts of its own out of true ones, for a renderer to learn from.
///
/// A true concept is noised to a random level and denoised again with a random guidance, which gives a concept of the
/// reasoner's making that still means the same. The other half of the concepts, chosen anew in every batch, is only noised, or
/// not even that, so that the renderer does not forget the encoder's. R windows of stories, T concepts in the longest, at most Q
/// of each story dreamt in K steps, P only noised in all.
///
/// @param story    true concepts [R, T, S, C]
/// @param target   those to be dreamt [R, Q, S, C]
/// @param noise    like them, more or less of it as a user may choose
/// @param levels   falling noise levels of each [K + 1, R, Q]
/// @param position in the story [R, Q]
/// @param visible  which concepts of the window each sees [R, Q, T]
/// @param knobs    guidance and rescaling: none in half of the batches, else any setting that a user may choose, so that the renderer
///                 can read what it leads to
/// @param dreamt   the real ones among the R Q
/// @param only     the ones that are only noised
/// @param places   of all of them among the R T of the story: first the dreamt ones, then the others
record Dreams(
        FloatTensor story,
        FloatTensor target,
        FloatTensor noise,
        FloatTensor levels,
        LongTensor position,
        FloatTensor visible,
        FloatTensor knobs,
        LongTensor dreamt,
        Noised only,
        List<Place> places) {

    /// A concept of a batch.
    ///
    /// @param window number of the window
    /// @param at     number of the concept in it
    record Place(int window, int at) {}

    /// Concepts that are only noised.
    ///
    /// @param noise [P, S, C]
    /// @param level [P]
    record Noised(FloatTensor noise, FloatTensor level) {}

    /// Work of dreaming.
    ///
    /// @param contexts    concepts that are read
    /// @param evaluations of the head, one concept each
    record Work(long contexts, long evaluations) {}

    private static final int MOST_STEPS = 4;
    private static final double MOST_GUIDANCE = 3;

    // A concept without any noise is the encoder's and believed to the letter, which a dream does
    // not deserve.
    private static final double LEAST_HANDOVER = 0.08;
    private static final double MOST_HANDOVER = 0.7;
    private static final double LEAST_TOP = 0.6;

    // Times the noise that a concept of that level has.
    private static final double LEAST_NOISE = 0.7;
    private static final double MOST_NOISE = 1.3;

    static Dreams of(
            List<StoryWindows.Window> windows,
            Latents latents,
            ReasonerSizes config,
            NoiseSchedule schedule,
            SplittableRandom random) {
        int rows = windows.size();
        int longest = windows.stream().mapToInt(StoryWindows.Window::length).max().orElse(1);
        int most = Math.max(1, share(longest));
        int steps = random.nextBoolean() ? 1 : random.nextInt(2, MOST_STEPS + 1);
        int size = config.conceptSize();
        var story = new float[rows * longest * size];
        var target = new float[rows * most * size];
        var levels = new float[(steps + 1) * rows * most];
        var position = new long[rows * most];
        var visible = new float[rows * most * longest];
        var dreamt = new ArrayList<Long>();
        var places = new ArrayList<Place>();
        var others = new ArrayList<Place>();
        for (int b = 0; b < rows; b++) {
            StoryWindows.Window window = windows.get(b);
            BitSet chosen = chosen(window.length(), random);
            int q = b * most;
            for (int t = 0; t < window.length(); t++) {
                latents.copy(window.story(), window.first() + t, story, (b * longest + t) * size);
                if (chosen.get(t)) {
                    latents.copy(window.story(), window.first() + t, target, q * size);
                    position[q] = t;
                    Arrays.fill(visible, q * longest, q * longest + t, 1);
                    dreamt.add((long) q++);
                    places.add(new Place(b, t));
                } else {
                    others.add(new Place(b, t));
                }
            }
            for (int k = b * most; k < (b + 1) * most; k++) {
                path(levels, k, rows * most, steps, schedule, random);
            }
        }
        places.addAll(others);
        float guidance = random.nextBoolean() ? 1 : (float) random.nextDouble(1, MOST_GUIDANCE);
        float rescale = (float) random.nextDouble();
        int slots = config.slots();
        int slotSize = config.slotSize();
        float[] noise = Masking.noise(random, rows * most, config).values();
        for (int q = 0; q < rows * most; q++) {
            float scale = (float) random.nextDouble(LEAST_NOISE, MOST_NOISE);
            for (int k = q * size; k < (q + 1) * size; k++) {
                noise[k] *= scale;
            }
        }
        return new Dreams(
                FloatTensor.of(story, rows, longest, slots, slotSize),
                FloatTensor.of(target, rows, most, slots, slotSize),
                FloatTensor.of(noise, rows, most, slots, slotSize),
                FloatTensor.of(levels, steps + 1, rows, most),
                LongTensor.of(position, rows, most),
                FloatTensor.of(visible, rows, most, longest),
                FloatTensor.of(new float[] {guidance, rescale}, 2),
                LongTensor.of(dreamt.stream().mapToLong(q -> q).toArray(), dreamt.size()),
                onlyNoised(others.size(), config, random),
                List.copyOf(places));
    }

    /// Whether the m-th of the places is only noised.
    boolean onlyNoised(int m) {
        return m >= places.size() - onlyNoised();
    }

    /// Whether the m-th of the places is the encoder's concept as it is.
    boolean isClear(int m) {
        int first = places.size() - onlyNoised();
        return m >= first && only.level().values()[m - first] == 0;
    }

    /// P.
    int onlyNoised() {
        return (int) only.level().shape()[0];
    }

    /// Numbers of all places among the R T concepts of the story [M].
    LongTensor rows() {
        int longest = (int) story.shape()[1];
        return LongTensor.of(
                places.stream().mapToLong(p -> (long) p.window() * longest + p.at()).toArray(),
                places.size());
    }

    /// Concepts that the reasoner reads and evaluations of its head, padding included, for counting operations.
    Work work() {
        long[] shape = levels.shape();
        int each = knobs.values()[0] == 1 ? 1 : 2;
        return new Work(
                story.shape()[0] * story.shape()[1], each * (shape[0] - 1) * shape[1] * shape[2]);
    }

    /// What the training steps want to know of it, in their order; the places come last.
    List<HostArray> arguments() {
        return List.of(
                story,
                target,
                noise,
                levels,
                position,
                visible,
                knobs,
                dreamt,
                only.noise(),
                only.level(),
                rows());
    }

    /// How many concepts of a story are dreamt.
    private static int share(int length) {
        return length / 2;
    }

    private static BitSet chosen(int length, SplittableRandom random) {
        return Arrays.stream(Canvas.choose(0, length, share(length), random))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /// Falling noise levels of concept q: from a random level down to a random hand-over.
    private static void path(
            float[] levels,
            int q,
            int all,
            int steps,
            NoiseSchedule schedule,
            SplittableRandom random) {
        double end = random.nextDouble(LEAST_HANDOVER, MOST_HANDOVER);
        // From nearer a dream knows its truth better than any thought does, and would be believed
        // to the word.
        double top = schedule.time(random.nextDouble(Math.max(LEAST_TOP, end), 1));
        double low = schedule.time(end);
        for (int k = 0; k <= steps; k++) {
            double time = top + (low - top) * k / steps;
            levels[k * all + q] = (float) (k == steps ? end : schedule.level(time));
        }
    }

    /// More than half of them exactly clear.
    private static Noised onlyNoised(int count, ReasonerSizes config, SplittableRandom random) {
        var level = new float[count];
        for (int m = 0; m < count; m++) {
            double kind = random.nextDouble();
            level[m] =
                    kind < 0.55
                            ? 0
                            : (float) (kind < 0.8 ? random.nextDouble(0.35) : random.nextDouble());
        }
        return new Noised(Masking.noise(random, count, config), FloatTensor.of(level, count));
    }
}
