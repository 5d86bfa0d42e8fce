namespace Redaction.Tool.Running.Posix;

/// <summary>The size of a terminal's window, in characters and in pixels: <c>struct winsize</c>.</summary>
internal record struct WindowSize(ushort Rows, ushort Columns, ushort Width, ushort Height);
