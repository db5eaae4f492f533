/* socket.h: a folder that is in no row of the table. */
#ifndef SOCKET_H
#define SOCKET_H

int socket_count(void);

#endif
