package noema.app.desktop;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How quick the window is on this machine.
///
/// @param windowSeconds   from the start of the program to the first painted window
/// @param firstFrameMs    from Generate to the first step of a thought on screen
/// @param mapFps100k      redraws a second of a map of 100,000 sentences, 960 x 960 pixels, one thread
/// @param mapFps1m        the same of 1,000,000
/// @param placeConceptMs  to find the place of a new concept on the map
/// @param uiLongestBlockMs longest time that the JavaFX thread kept something waiting during a run of 20 sentences with 64 steps each
/// @param cancelMs        from Stop to the end of such a run
/// @param platform        how the window was painted: on a screen, or without one
public record UiReport(
        double windowSeconds,
        double firstFrameMs,
        @JsonProperty("map_fps_100k") double mapFps100k,
        @JsonProperty("map_fps_1m") double mapFps1m,
        double placeConceptMs,
        double uiLongestBlockMs,
        double cancelMs,
        String platform) {}
