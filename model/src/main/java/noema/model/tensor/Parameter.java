package noema.model.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A named weight: its shape and how it starts.
///
/// @param name  unique in a module; dots separate levels
/// @param shape sizes of the axes; matrices are [out, in]
/// @param scale standard deviation of the normal distribution it is drawn from, or 0 for the constant `start`
/// @param start the constant it starts with when `scale` is 0
public record Parameter(String name, long[] shape, double scale, double start) {

    /// Weights of an ordinary matrix, drawn with standard deviation 1 / sqrt(in).
    public static Parameter matrix(String name, int out, int in) {
        return new Parameter(name, new long[] {out, in}, 1 / Math.sqrt(in), 0);
    }

    /// A matrix that starts at zero, so that what it adds is nothing at first.
    public static Parameter zeros(String name, long... shape) {
        return new Parameter(name, shape, 0, 0);
    }

    /// Values drawn with a given standard deviation.
    public static Parameter normal(String name, double scale, long... shape) {
        return new Parameter(name, shape, scale, 0);
    }

    /// Weight and bias of a layer norm.
    public static List<Parameter> norm(String name, int width) {
        return List.of(
                new Parameter(name + ".weight", new long[] {width}, 0, 1),
                new Parameter(name + ".bias", new long[] {width}, 0, 0));
    }

    /// A matrix with a bias.
    public static List<Parameter> affine(String name, int out, int in) {
        return List.of(matrix(name + ".weight", out, in), zeros(name + ".bias", out));
    }

    /// A pre-norm transformer block; with `memory` > 0 it also attends to memory vectors of that size.
    ///
    /// @param layers number of blocks in the stack: the last matrix of every branch is drawn smaller by sqrt(2 layers)
    public static List<Parameter> block(
            String name, int width, int hidden, int memory, int layers) {
        var all = new ArrayList<Parameter>();
        double branch = 1 / Math.sqrt(2.0 * layers);
        all.addAll(norm(name + ".norm1", width));
        all.add(matrix(name + ".self.qkv.weight", 3 * width, width));
        all.add(normal(name + ".self.out.weight", branch / Math.sqrt(width), width, width));
        if (memory > 0) {
            all.addAll(norm(name + ".norm3", width));
            all.add(matrix(name + ".cross.query.weight", width, width));
            all.add(matrix(name + ".cross.key_value.weight", 2 * width, memory));
            all.add(normal(name + ".cross.out.weight", branch / Math.sqrt(width), width, width));
        }
        all.addAll(norm(name + ".norm2", width));
        all.add(matrix(name + ".mlp.up.weight", hidden, width));
        all.add(normal(name + ".mlp.down.weight", branch / Math.sqrt(hidden), width, hidden));
        return all;
    }

    /// Numbers it holds.
    public long count() {
        return HostArray.count(shape);
    }

    /// Its first value, the same for the same seed whatever other weights there are.
    public FloatTensor initialise(long seed) {
        RandomGenerator random = new SplittableRandom(seed ^ ((long) name.hashCode() << 32));
        var values = new float[(int) count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale == 0 ? start : scale * random.nextGaussian());
        }
        return new FloatTensor(shape, values);
    }
}
