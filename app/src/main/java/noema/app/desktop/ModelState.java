package noema.app.desktop;

import java.util.Set;
import noema.model.trace.Way;

/// Whether there is a model to think with.
sealed interface ModelState {

    /// It is being loaded.
    ///
    /// @param folder from where
    record Loading(String folder) implements ModelState {}

    /// It is there.
    ///
    /// @param name    last part of its folder's name
    /// @param hash    of its files
    /// @param device  device and precision, for example `cpu fp32`
    /// @param ways    the ways to write that there are models for
    /// @param problem why it is not on the device that was asked for, for users; empty when it is
    /// @param weights how many numbers it has
    /// @param seconds that loading took
    record Ready(
            String name,
            String hash,
            String device,
            Set<Way> ways,
            String problem,
            long weights,
            double seconds)
            implements ModelState {}

    /// It could not be loaded.
    ///
    /// @param sentence why, for users
    record Failed(String sentence) implements ModelState {}
}
