package noema.model.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import noema.model.concept.ReasonerSizes;
import noema.model.reason.NoiseSchedule;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;
import noema.model.tensor.LongTensor;

/// What a batch tells the frozen reasoner so that it makes concepts of its own out of true ones, for a renderer to learn from.
///
/// A true concept is noised to a random level and denoised again with a random guidance, which gives a concept of the
/// reasoner's making that still means the same. Almost half of the concepts are only noised, or not even that, so that the
/// renderer does not forget the encoder's. R windows of stories, T concepts in the longest, K steps.
///
/// @param story    true concepts [R, T, S, C]
/// @param noise    like them
/// @param levels   falling noise levels of each [K + 1, R, T]
/// @param position in the story [R, T]
/// @param visible  which concepts of the window each sees [R, T, T]
/// @param knobs    guidance and rescaling: any setting that a user may choose, so that the renderer can read what it leads to
record Dreams(
        FloatTensor story,
        FloatTensor noise,
        FloatTensor levels,
        LongTensor position,
        FloatTensor visible,
        FloatTensor knobs) {

    /// K.
    static final int STEPS = 4;

    private static final double MOST_GUIDANCE = 3;
    private static final double ONLY_NOISED = 0.45;

    static Dreams of(
            List<StoryWindows.Window> windows,
            Latents latents,
            ReasonerSizes config,
            NoiseSchedule schedule,
            SplittableRandom random) {
        int rows = windows.size();
        int longest = windows.stream().mapToInt(StoryWindows.Window::length).max().orElse(1);
        int size = config.conceptSize();
        var story = new float[rows * longest * size];
        var levels = new float[(STEPS + 1) * rows * longest];
        var position = new long[rows * longest];
        var visible = new float[rows * longest * longest];
        for (int b = 0; b < rows; b++) {
            StoryWindows.Window window = windows.get(b);
            for (int t = 0; t < longest; t++) {
                int q = b * longest + t;
                double[] path = path(schedule, random);
                for (int k = 0; k <= STEPS; k++) {
                    levels[k * rows * longest + q] = (float) path[k];
                }
                position[q] = t;
                Arrays.fill(visible, q * longest, q * longest + Math.min(t, window.length()), 1);
                if (t < window.length()) {
                    latents.copy(window.story(), window.first() + t, story, q * size);
                }
            }
        }
        int slots = config.slots();
        int slotSize = config.slotSize();
        float guidance = (float) random.nextDouble(1, MOST_GUIDANCE);
        float rescale = (float) random.nextDouble();
        return new Dreams(
                FloatTensor.of(story, rows, longest, slots, slotSize),
                FloatTensor.of(
                        Masking.noise(random, rows * longest, config).values(),
                        rows,
                        longest,
                        slots,
                        slotSize),
                FloatTensor.of(levels, STEPS + 1, rows, longest),
                LongTensor.of(position, rows, longest),
                FloatTensor.of(visible, rows, longest, longest),
                FloatTensor.of(new float[] {guidance, rescale}, 2));
    }

    /// Whether the concept at row q of R T is only noised.
    boolean plain(int q) {
        int all = (int) position.values().length;
        return levels.values()[q] == levels.values()[STEPS * all + q];
    }

    /// T.
    int longest() {
        return (int) position.shape()[1];
    }

    /// All of it, in the order that the training steps take it in.
    List<HostArray> arguments() {
        return List.of(story, noise, levels, position, visible, knobs);
    }

    /// Falling noise levels of one concept: from a random level down to a random hand-over in one step or more, or all the same
    /// where the concept is only noised.
    private static double[] path(NoiseSchedule schedule, SplittableRandom random) {
        var path = new double[STEPS + 1];
        if (random.nextDouble() < ONLY_NOISED) {
            double kind = random.nextDouble();
            Arrays.fill(
                    path,
                    kind < 0.55 ? 0 : kind < 0.8 ? random.nextDouble(0.35) : random.nextDouble());
            return path;
        }
        double end = random.nextDouble() < 0.5 ? 0 : random.nextDouble(0.35);
        double top = schedule.time(random.nextDouble(0.4, 0.9));
        double low = schedule.time(end);
        int steps = random.nextInt(1, STEPS + 1);
        for (int k = 0; k <= STEPS; k++) {
            path[k] = k >= steps ? end : schedule.level(top + (low - top) * k / steps);
        }
        return path;
    }
}
