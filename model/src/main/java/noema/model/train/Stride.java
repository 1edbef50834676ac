package noema.model.train;

import java.util.SplittableRandom;
import noema.model.reason.NoiseSchedule;

/// A step of denoising to learn: the noise levels where it begins and ends, and one between them.
///
/// @param level  in [0, 1]
/// @param middle half-way in the schedule's time
/// @param next   at most `level`
record Stride(double level, double middle, double next) {

    /// Numbers of steps a run may have: few ones are what shortcuts are for, and many lead to them, since a long step learns
    /// from two of half its length.
    private static final int[] RUNS = {1, 2, 3, 4, 6, 8, 12, 16};

    private static final double LATEST_HANDOVER = 0.35;

    /// A step of no length, anywhere.
    static Stride none(NoiseSchedule schedule, SplittableRandom random) {
        double level = schedule.level(random.nextDouble());
        return new Stride(level, level, level);
    }

    /// Any step of a run of any number of steps, to any hand-over level; half of the runs go on to the end.
    static Stride of(NoiseSchedule schedule, SplittableRandom random) {
        double handover = random.nextBoolean() ? 0 : random.nextDouble(LATEST_HANDOVER);
        int steps = RUNS[random.nextInt(RUNS.length)];
        int step = random.nextInt(steps);
        double length = (1 - schedule.time(handover)) / steps;
        double begin = 1 - step * length;
        double next = step == steps - 1 ? handover : schedule.level(begin - length);
        return new Stride(schedule.level(begin), schedule.level(begin - length / 2), next);
    }
}
