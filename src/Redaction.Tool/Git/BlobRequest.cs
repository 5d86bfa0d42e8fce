namespace Redaction.Tool.Git;

/// <summary>A blob that is asked for.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Index">Its place among those that are asked for.</param>
internal readonly record struct BlobRequest(ObjectId Id, int Index);
