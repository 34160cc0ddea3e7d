using ChatOn.Testing.Storage;

namespace ChatOn.Storage.Sqlite.Tests;

public sealed class SqliteJournalContractTests() : JournalContract(new SqliteStoreUnderTest());

public sealed class SqliteErasureContractTests() : ErasureContract(new SqliteStoreUnderTest());

public sealed class SqliteRoomStoreContractTests() : RoomStoreContract(new SqliteStoreUnderTest());

public sealed class SqliteClientIdContractTests() : ClientIdContract(new SqliteStoreUnderTest());

public sealed class SqliteDocumentContractTests() : DocumentContract(new SqliteStoreUnderTest());

public sealed class SqliteLastTimeContractTests() : LastTimeContract(new SqliteStoreUnderTest());

public sealed class SqliteLastingConversationContractTests() : LastingConversationContract(new SqliteStoreUnderTest());

public sealed class SqliteTrimmingContractTests() : TrimmingContract(new SqliteStoreUnderTest());

public sealed class SqliteSenderErasureContractTests() : SenderErasureContract(new SqliteStoreUnderTest());

public sealed class SqliteEntryErasureContractTests() : EntryErasureContract(new SqliteStoreUnderTest());

public sealed class SqliteChildrenContractTests() : ChildrenContract(new SqliteStoreUnderTest());

public sealed class SqliteSearchContractTests() : SearchContract(new SqliteStoreUnderTest());

public sealed class SqliteRoomRenameContractTests() : RoomRenameContract(new SqliteStoreUnderTest());
