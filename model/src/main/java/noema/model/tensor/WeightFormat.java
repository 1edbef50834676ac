package noema.model.tensor;

/// How finely a weight file stores its numbers.
public enum WeightFormat {
    /// Large matrices as [Quantized] rows, everything else as halves: about a quarter of [#FP32].
    INT8,
    /// Halves, half of [#FP32]; a tensor with a number beyond their range stays [#FP32].
    FP16,
    /// Floats, exactly.
    FP32
}
