package noema.model.atlas;

/// Hears how far the building of an atlas has come, on the thread that builds it.
@FunctionalInterface
public interface AtlasListener {

    /// Called several times a second.
    ///
    /// @param part what is being done, for example `telling stories`
    /// @param done share of the whole work, 0 to 1
    void progressed(String part, double done);
}
