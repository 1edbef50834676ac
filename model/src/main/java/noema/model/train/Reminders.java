package noema.model.train;

import java.util.List;
import java.util.SplittableRandom;
import noema.model.concept.ReasonerSizes;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.HostArray;

/// What the dreams of a batch remind of, as thoughts do when a story is told ([noema.model.reason.Recall]), so that the renderer learns
/// to take from a remembered sentence what fits into the story and to say the rest, above all who it is about, as the story has it.
///
/// The memory of a batch is a part of the corpus, drawn anew for each. R windows of stories, at most Q dreams in each.
///
/// @param share      of the way to the nearest of them that each dream goes, none for half of them [R, Q]
/// @param remembered concepts [N, S, C]
record Reminders(FloatTensor share, FloatTensor remembered) {

    private static final int MOST = 8192;
    private static final double LEAST_SHARE = 0.3;
    private static final double MOST_SHARE = 0.9;

    /// @param levels of the dreams [K + 1, R, Q]
    static Reminders of(
            FloatTensor levels, Latents latents, ReasonerSizes config, SplittableRandom random) {
        long rows = levels.shape()[1];
        long most = levels.shape()[2];
        var share = new float[Math.toIntExact(rows * most)];
        for (int q = 0; q < share.length; q++) {
            share[q] =
                    random.nextBoolean() ? 0 : (float) random.nextDouble(LEAST_SHARE, MOST_SHARE);
        }
        int size = Math.min(MOST, latents.concepts());
        var remembered = new float[size * latents.size()];
        for (int i = 0; i < size; i++) {
            int story = random.nextInt(latents.stories());
            int at = random.nextInt(latents.length(story));
            latents.copy(story, at, remembered, i * latents.size());
        }
        return new Reminders(
                FloatTensor.of(share, rows, most),
                FloatTensor.of(remembered, size, config.slots(), config.slotSize()));
    }

    /// What the training step wants to know of it, in its order.
    List<HostArray> arguments() {
        return List.of(share, remembered);
    }
}
