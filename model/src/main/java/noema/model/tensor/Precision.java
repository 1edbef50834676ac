package noema.model.tensor;

/// Number type of the matrix products; sums, norms, losses and weights under training stay in fp32.
public enum Precision {
    FP32(6),
    BF16(15);

    private final int scalarType;

    Precision(int scalarType) {
        this.scalarType = scalarType;
    }

    /// PyTorch's number for the type (`c10::ScalarType`).
    int scalarType() {
        return scalarType;
    }
}
