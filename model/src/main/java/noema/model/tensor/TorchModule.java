package noema.model.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A network in native memory: TorchScript methods over named weights, called with and answering plain Java arrays.
///
/// All native memory of the project is owned here. Arguments and results of a call live in a scratch manager that is closed
/// before the call returns, so nothing can leak into the weights' manager. Not thread safe: one compute thread owns a module.
public final class TorchModule implements AutoCloseable {

    private static final List<String> TABLES =
            List.of("w", "low", "packed", "cache", "first", "second", "steps", "average");
    private static final List<String> BASE =
            List.of(
                    source(TorchModule.class, "module.py"),
                    source(TorchModule.class, "transformer.py"),
                    source(TorchModule.class, "categorical.py"));

    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private final Precision precision;

    /// Compiles a module.
    ///
    /// @param methods   TorchScript source of the methods, in any order
    /// @param constants whole-number attributes (sizes, layer counts) the methods read from `self`
    /// @param precision number type of the matrix products
    public TorchModule(List<String> methods, Map<String, Integer> constants, Precision precision) {
        this(methods, constants, precision, Products.fastest(precision));
    }

    /// Compiles a module that multiplies in a given way.
    TorchModule(
            List<String> methods,
            Map<String, Integer> constants,
            Precision precision,
            Products products) {
        NativeRuntime.start();
        this.precision = precision;
        manager = (PtNDManager) NDManager.newBaseManager(NativeRuntime.device());
        var all = new ArrayList<>(BASE);
        all.add(products.source());
        all.addAll(methods);
        var attributes = new TreeMap<>(constants);
        attributes.put("compute", precision.scalarType());
        byte[] archive = TorchArchive.write(all, attributes, TABLES);
        try {
            block = JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        // From now on an array that would stay here until the module is closed is an exception.
        manager.cap();
    }

    /// Arrays that live as long as the module; none, since its weights are in its tables.
    int heldArrays() {
        return manager.getManagedArrays().size();
    }

    /// Text of a TorchScript source that lies beside a class.
    public static String source(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "Resource " + name + " is missing beside " + owner.getName() + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Number type of the matrix products.
    public Precision precision() {
        return precision;
    }

    /// Device that holds the weights, for example `cpu` or `cuda:0`.
    public String device() {
        return NativeRuntime.name(manager.getDevice());
    }

    /// Stores a named tensor in one of the module's tables (copied).
    ///
    /// @throws IllegalArgumentException if there is no such table
    public void put(String table, String name, FloatTensor tensor) {
        requireTable(table);
        try (NDManager scratch = manager.newSubManager()) {
            NDArray array = upload(scratch, tensor);
            // DJL turns names with a dot into entries of a dictionary; what stands before the first
            // dot names the dictionary.
            array.setName("entries." + table + "/" + name);
            run(scratch, "put", true, new NDList(array));
        }
    }

    /// Makes weights trainable: they get optimiser state and a running average, and [#train] updates them.
    public void trainWeights(List<String> names) {
        try (NDManager scratch = manager.newSubManager()) {
            var inputs = new NDList(names.size());
            for (String name : names) {
                NDArray entry = scratch.create(0f);
                entry.setName("names." + name);
                inputs.add(entry);
            }
            run(scratch, "train_weights", true, inputs);
        }
    }

    /// Reads a named tensor back.
    ///
    /// @throws IllegalArgumentException if there is no such table
    public FloatTensor get(String table, String name) {
        requireTable(table);
        try (PtNDManager scratch = (PtNDManager) manager.newSubManager();
                IValue where = IValue.from(table);
                IValue what = IValue.from(name);
                IValue value = IValueUtils.runMethod(block, "get", where, what)) {
            return download(value.toTensor(scratch));
        }
    }

    /// Names in a table, sorted.
    ///
    /// @throws IllegalArgumentException if there is no such table
    public List<String> names(String table) {
        requireTable(table);
        try (IValue where = IValue.from(table);
                IValue value = IValueUtils.runMethod(block, "names", where)) {
            String text = value.toStringValue();
            return text.isEmpty() ? List.of() : text.lines().sorted().toList();
        }
    }

    /// Calls a method that takes strings and answers nothing, such as `train_weight(name)`, `freeze()` or `shrink()`.
    public void command(String method, String... words) {
        var values = new IValue[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = IValue.from(words[i]);
        }
        try {
            IValueUtils.runMethod(block, method, values).close();
        } finally {
            for (IValue value : values) {
                value.close();
            }
        }
    }

    /// Calls a method without gradients and answers its tensors (integer ones as floats).
    public List<FloatTensor> infer(String method, HostArray... arguments) {
        try (NDManager scratch = manager.newSubManager()) {
            var results = new ArrayList<FloatTensor>();
            for (NDArray result :
                    run(scratch, method, false, uploaded(scratch, List.of(arguments)))) {
                results.add(download(result));
            }
            return results;
        }
    }

    /// Makes one training step: the weights that learn are updated in place with the mean of the gradients of all parts.
    ///
    /// @param method that answers losses as one vector, then the gradients of the first of them
    /// @param parts  arguments of the method for each part of the batch
    /// @param rates  learning rate, weight decay, norm that gradients are clipped to, decay of the running averages
    /// @return means of the losses over the parts, then the norm of the gradient before it was clipped
    public float[] train(
            String method, List<List<HostArray>> parts, FloatTensor rates, Workers workers) {
        try (NDManager scratch = manager.newSubManager()) {
            List<NDList> taught =
                    workers.each(
                            parts, part -> run(scratch, method, true, uploaded(scratch, part)));
            var inputs = new NDList();
            for (NDList part : taught) {
                for (NDArray gradient : part.subNDList(1)) {
                    gradient.setName("gradients[]");
                    inputs.add(gradient);
                }
            }
            inputs.add(upload(scratch, rates));
            NDList norm = run(scratch, "learn", false, inputs);
            float[] report = new float[(int) taught.getFirst().head().size() + 1];
            for (NDList part : taught) {
                float[] losses = part.head().toFloatArray();
                for (int i = 0; i < losses.length; i++) {
                    report[i] += losses[i] / parts.size();
                }
            }
            report[report.length - 1] = norm.singletonOrThrow().getFloat();
            return report;
        }
    }

    private static NDList uploaded(NDManager scratch, List<HostArray> arguments) {
        var inputs = new NDList(arguments.size() + 1);
        arguments.forEach(argument -> inputs.add(upload(scratch, argument)));
        return inputs;
    }

    private NDList run(NDManager scratch, String method, boolean gradients, NDList inputs) {
        // Both belong to the thread, whoever it is.
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(gradients);
        try {
            NDArray selector = scratch.create(0f);
            selector.setName("module_method:" + method);
            inputs.add(selector);
            return IValueUtils.forward(block, inputs, gradients);
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private static void requireTable(String table) {
        if (!TABLES.contains(table)) {
            throw new IllegalArgumentException("There is no table \"" + table + "\".");
        }
    }

    private static NDArray upload(NDManager scratch, HostArray tensor) {
        var shape = new Shape(tensor.shape());
        return switch (tensor) {
            case FloatTensor floats ->
                    scratch.create(FloatBuffer.wrap(floats.values()), shape, DataType.FLOAT32);
            case LongTensor longs ->
                    scratch.create(LongBuffer.wrap(longs.values()), shape, DataType.INT64);
        };
    }

    private static FloatTensor download(NDArray array) {
        long[] shape = array.getShape().getShape();
        if (array.getDataType() == DataType.INT64) {
            long[] whole = array.toLongArray();
            var values = new float[whole.length];
            for (int i = 0; i < whole.length; i++) {
                values[i] = whole[i];
            }
            return new FloatTensor(shape, values);
        }
        return new FloatTensor(shape, array.toFloatArray());
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }
}
